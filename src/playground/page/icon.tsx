// Line drawings for buttons and marks. What they mean is said by whoever shows them.

const shapes = {
  lock: 'M5.5 9V6.5a4.5 4.5 0 0 1 9 0V9m-10.5 0h12v8.5h-12z',
  crowd:
    'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5.5 8c0-3.3 2.2-5.5 5.5-5.5s5.5 2.2 5.5 5.5M13 4a3 3 0 0 1 0 5.3m2 3.1c1.9.8 3 2.7 3 5.1',
  panel: 'm4 6 4 4-4 4m6.5 0h5.5',
  sun: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 1.5v2m0 13v2M1.5 10h2m13 0h2M4 4l1.4 1.4m9.2 9.2L16 16M4 16l1.4-1.4m9.2-9.2L16 4',
  moon: 'M16.5 12.2A7 7 0 1 1 8 3.2a5.8 5.8 0 0 0 8.5 9Z',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  close: 'm5 5 10 10M15 5 5 15',
  bell: 'M4.5 14.5h11c-1.2-1-1.5-2.5-1.5-5.5a4 4 0 0 0-8 0c0 3-.3 4.5-1.5 5.5Zm4 2.5h3',
  eye: 'M1.5 10S4.5 4.5 10 4.5 18.5 10 18.5 10 15.5 15.5 10 15.5 1.5 10 1.5 10Zm8.5 2.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  send: 'M3 3.5 17.5 10 3 16.5 5 10Zm2 6.5h6',
  warning: 'M10 3 18 17H2Zm0 5v4.5m0 1.8v.4',
  clock: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM10 6v4.2l2.8 1.8',
  more: 'M10 5.4a.7.7 0 1 0 0-1.4.7.7 0 0 0 0 1.4Zm0 5.3a.7.7 0 1 0 0-1.4.7.7 0 0 0 0 1.4Zm0 5.3a.7.7 0 1 0 0-1.4.7.7 0 0 0 0 1.4Z',
  reply: 'M4 4.5h12a1 1 0 0 1 1 1V13a1 1 0 0 1-1 1H9l-4 3.2V14H4a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1Z',
  bolt: 'M11 2.5 4.5 11.5H9l-.5 6 7-9H11Z',
  toBottom: 'M10 3.5v12m-5-5 5 5 5-5',
} as const;

export function Icon({ shape }: { readonly shape: keyof typeof shapes }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={shapes[shape]} />
    </svg>
  );
}
