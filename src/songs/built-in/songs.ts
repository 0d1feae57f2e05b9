// The built-in songs, for laptops without a Spotify account: facts about well-known recordings, to the best of our
// knowledge, of every decade since the thirties and from all over the world.
//
// One line each: title | artists, with semicolons between | album | year | length, with an E where the words are explicit
// | by what other names people look for it.

export const sampleRows = `
What a Wonderful World | Louis Armstrong | What a Wonderful World | 1967 | 2:19
Summertime | Ella Fitzgerald; Louis Armstrong | Porgy and Bess | 1959 | 4:58
Strange Fruit | Billie Holiday | Strange Fruit | 1939 | 3:02
In the Mood | Glenn Miller | In the Mood | 1939 | 3:36
Sing, Sing, Sing | Benny Goodman | Sing, Sing, Sing | 1937 | 8:43
Over the Rainbow | Judy Garland | The Wizard of Oz | 1939 | 2:45
La vie en rose | Édith Piaf | La vie en rose | 1947 | 3:06
Non, je ne regrette rien | Édith Piaf | Non, je ne regrette rien | 1960 | 2:21
White Christmas | Bing Crosby | Merry Christmas | 1942 | 3:04
'Round Midnight | Thelonious Monk | Genius of Modern Music | 1947 | 3:11
Take Five | The Dave Brubeck Quartet | Time Out | 1959 | 5:24
So What | Miles Davis | Kind of Blue | 1959 | 9:22
My Favorite Things | John Coltrane | My Favorite Things | 1961 | 13:41
Feeling Good | Nina Simone | I Put a Spell on You | 1965 | 2:54
Fly Me to the Moon | Frank Sinatra; Count Basie | It Might as Well Be Swing | 1964 | 2:27
My Way | Frank Sinatra | My Way | 1969 | 4:35
Johnny B. Goode | Chuck Berry | Chuck Berry Is on Top | 1958 | 2:41
Tutti Frutti | Little Richard | Here's Little Richard | 1957 | 2:25
Jailhouse Rock | Elvis Presley | Jailhouse Rock | 1957 | 2:35
Can't Help Falling in Love | Elvis Presley | Blue Hawaii | 1961 | 3:02
Great Balls of Fire | Jerry Lee Lewis | Great Balls of Fire | 1957 | 1:51
La Bamba | Ritchie Valens | Ritchie Valens | 1958 | 2:06
Nel blu, dipinto di blu | Domenico Modugno | La strada dei successi | 1958 | 3:36
Chega de saudade | João Gilberto | Chega de saudade | 1959 | 2:01
Garota de Ipanema | Stan Getz; João Gilberto; Astrud Gilberto | Getz/Gilberto | 1964 | 5:21 | The Girl from Ipanema
Stand by Me | Ben E. King | Don't Play That Song! | 1961 | 3:00
Ring of Fire | Johnny Cash | Ring of Fire | 1963 | 2:38
I Walk the Line | Johnny Cash | With His Hot and Blue Guitar | 1956 | 2:44
Blowin' in the Wind | Bob Dylan | The Freewheelin' Bob Dylan | 1963 | 2:48
Like a Rolling Stone | Bob Dylan | Highway 61 Revisited | 1965 | 6:13
Here Comes the Sun | The Beatles | Abbey Road | 1969 | 3:05
Hey Jude | The Beatles | Hey Jude | 1968 | 7:08
Yesterday | The Beatles | Help! | 1965 | 2:05
Let It Be | The Beatles | Let It Be | 1970 | 4:03
Come Together | The Beatles | Abbey Road | 1969 | 4:19
(I Can't Get No) Satisfaction | The Rolling Stones | Out of Our Heads | 1965 | 3:42
Paint It, Black | The Rolling Stones | Aftermath | 1966 | 3:22
Good Vibrations | The Beach Boys | Smiley Smile | 1967 | 3:39
The Sound of Silence | Simon & Garfunkel | Sounds of Silence | 1966 | 3:05
Mrs. Robinson | Simon & Garfunkel | Bookends | 1968 | 4:04
Respect | Aretha Franklin | I Never Loved a Man the Way I Love You | 1967 | 2:27
Ain't No Mountain High Enough | Marvin Gaye; Tammi Terrell | United | 1967 | 2:29
(Sittin' On) The Dock of the Bay | Otis Redding | The Dock of the Bay | 1968 | 2:42
I Want You Back | The Jackson 5 | Diana Ross Presents the Jackson 5 | 1969 | 2:59
Purple Haze | The Jimi Hendrix Experience | Are You Experienced | 1967 | 2:51
All Along the Watchtower | The Jimi Hendrix Experience | Electric Ladyland | 1968 | 4:00
Somebody to Love | Jefferson Airplane | Surrealistic Pillow | 1967 | 2:58
Piece of My Heart | Big Brother & The Holding Company; Janis Joplin | Cheap Thrills | 1968 | 4:13
California Dreamin' | The Mamas & The Papas | If You Can Believe Your Viewer and Ears | 1966 | 2:42
Je t'aime… moi non plus | Jane Birkin; Serge Gainsbourg | Jane Birkin – Serge Gainsbourg | 1969 | 4:22
Ne me quitte pas | Jacques Brel | La valse à mille temps | 1959 | 3:51
Tous les garçons et les filles | Françoise Hardy | Tous les garçons et les filles | 1962 | 3:08
Il cielo in una stanza | Mina | Il cielo in una stanza | 1960 | 2:00
Azzurro | Adriano Celentano | Azzurro | 1968 | 3:40
上を向いて歩こう | 坂本九 | Sukiyaki | 1961 | 3:05 | Ue o muite arukō Sukiyaki Kyu Sakamoto
Pata Pata | Miriam Makeba | Pata Pata | 1967 | 3:02
إنت عمري | أم كلثوم | إنت عمري | 1964 | 59:00 | Enta Omri Umm Kulthum
Gracias a la vida | Violeta Parra | Las últimas composiciones | 1966 | 4:36
Oye cómo va | Santana | Abraxas | 1970 | 4:17
Stairway to Heaven | Led Zeppelin | Led Zeppelin IV | 1971 | 8:02
Whole Lotta Love | Led Zeppelin | Led Zeppelin II | 1969 | 5:33
Smoke on the Water | Deep Purple | Machine Head | 1972 | 5:40
Paranoid | Black Sabbath | Paranoid | 1970 | 2:48
Wish You Were Here | Pink Floyd | Wish You Were Here | 1975 | 5:34
Money | Pink Floyd | The Dark Side of the Moon | 1973 | 6:22
Life on Mars? | David Bowie | Hunky Dory | 1971 | 3:55
“Heroes” | David Bowie | “Heroes” | 1977 | 6:11
Starman | David Bowie | The Rise and Fall of Ziggy Stardust | 1972 | 4:14
Bohemian Rhapsody | Queen | A Night at the Opera | 1975 | 5:54
Don't Stop Me Now | Queen | Jazz | 1978 | 3:29
We Will Rock You | Queen | News of the World | 1977 | 2:02
We Are the Champions | Queen | News of the World | 1977 | 2:59
Imagine | John Lennon | Imagine | 1971 | 3:07
Rocket Man | Elton John | Honky Château | 1972 | 4:41
Your Song | Elton John | Elton John | 1970 | 4:02
Superstition | Stevie Wonder | Talking Book | 1972 | 4:26
Sir Duke | Stevie Wonder | Songs in the Key of Life | 1976 | 3:54
What's Going On | Marvin Gaye | What's Going On | 1971 | 3:53
Let's Stay Together | Al Green | Let's Stay Together | 1972 | 3:18
Lean on Me | Bill Withers | Still Bill | 1972 | 4:17
Ain't No Sunshine | Bill Withers | Just as I Am | 1971 | 2:05
Jolene | Dolly Parton | Jolene | 1974 | 2:41
9 to 5 | Dolly Parton | 9 to 5 and Odd Jobs | 1980 | 2:42
Take Me Home, Country Roads | John Denver | Poems, Prayers & Promises | 1971 | 3:17
You're So Vain | Carly Simon | No Secrets | 1972 | 4:19
A Case of You | Joni Mitchell | Blue | 1971 | 4:22
Heart of Gold | Neil Young | Harvest | 1972 | 3:07
American Pie | Don McLean | American Pie | 1971 | 8:36
Hotel California | Eagles | Hotel California | 1976 | 6:31
Dreams | Fleetwood Mac | Rumours | 1977 | 4:17
Go Your Own Way | Fleetwood Mac | Rumours | 1977 | 3:43
Dancing Queen | ABBA | Arrival | 1976 | 3:50
Mamma Mia | ABBA | ABBA | 1975 | 3:32
Waterloo | ABBA | Waterloo | 1974 | 2:46
Gimme! Gimme! Gimme! (A Man After Midnight) | ABBA | Voulez-Vous | 1979 | 4:52
Stayin' Alive | Bee Gees | Saturday Night Fever | 1977 | 4:45
I Feel Love | Donna Summer | I Remember Yesterday | 1977 | 5:53
I Will Survive | Gloria Gaynor | Love Tracks | 1978 | 3:18
September | Earth, Wind & Fire | The Best of Earth, Wind & Fire | 1978 | 3:35
Le Freak | CHIC | C'est Chic | 1978 | 5:28
Autobahn | Kraftwerk | Autobahn | 1974 | 22:47
Das Model | Kraftwerk | Die Mensch-Maschine | 1978 | 3:44 | The Model
No Woman, No Cry | Bob Marley & The Wailers | Natty Dread | 1974 | 3:46
Could You Be Loved | Bob Marley & The Wailers | Uprising | 1980 | 3:57
The Harder They Come | Jimmy Cliff | The Harder They Come | 1972 | 3:42
Blitzkrieg Bop | Ramones | Ramones | 1976 | 2:12
Anarchy in the U.K. | Sex Pistols | Never Mind the Bollocks | 1977 | 3:31
London Calling | The Clash | London Calling | 1979 | 3:20
Psycho Killer | Talking Heads | Talking Heads: 77 | 1977 | 4:21
Heart of Glass | Blondie | Parallel Lines | 1978 | 5:50
Wuthering Heights | Kate Bush | The Kick Inside | 1978 | 4:28
Roxanne | The Police | Outlandos d'Amour | 1978 | 3:12
Highway to Hell | AC/DC | Highway to Hell | 1979 | 3:28
Zombie | Fela Kuti | Zombie | 1976 | 12:26
Aguas de março | Elis Regina; Antônio Carlos Jobim | Elis & Tom | 1974 | 3:32
Mas que nada | Sérgio Mendes | Herb Alpert Presents Sérgio Mendes | 1966 | 2:37
Construção | Chico Buarque | Construção | 1971 | 6:24
Comme d'habitude | Claude François | Comme d'habitude | 1967 | 4:04
Porque te vas | Jeanette | Porque te vas | 1974 | 3:23
Mah Nà Mah Nà | Piero Umiliani | Svezia, inferno e paradiso | 1968 | 2:09
Yeh dosti | Kishore Kumar; Manna Dey | Sholay | 1975 | 5:20 | ये दोस्ती Sholay
दम मारो दम | Asha Bhosle | Hare Rama Hare Krishna | 1971 | 4:53 | Dum Maro Dum
Love Will Tear Us Apart | Joy Division | Substance | 1980 | 3:26
Back in Black | AC/DC | Back in Black | 1980 | 4:15
Ace of Spades | Motörhead | Ace of Spades | 1980 | 2:48
Under Pressure | Queen; David Bowie | Hot Space | 1982 | 4:08
Billie Jean | Michael Jackson | Thriller | 1982 | 4:54
Beat It | Michael Jackson | Thriller | 1982 | 4:18
Thriller | Michael Jackson | Thriller | 1982 | 5:57
Purple Rain | Prince; The Revolution | Purple Rain | 1984 | 8:41
Kiss | Prince; The Revolution | Parade | 1986 | 3:46
Like a Prayer | Madonna | Like a Prayer | 1989 | 5:41
Into the Groove | Madonna | Like a Virgin | 1985 | 4:44
Girls Just Want to Have Fun | Cyndi Lauper | She's So Unusual | 1983 | 3:58
Sweet Dreams (Are Made of This) | Eurythmics | Sweet Dreams (Are Made of This) | 1983 | 3:36
Take On Me | a-ha | Hunting High and Low | 1985 | 3:45
Blue Monday | New Order | Power, Corruption & Lies | 1983 | 7:29
Just Can't Get Enough | Depeche Mode | Speak & Spell | 1981 | 3:44
Enjoy the Silence | Depeche Mode | Violator | 1990 | 6:12
Boys Don't Cry | The Cure | Boys Don't Cry | 1980 | 2:35
Just Like Heaven | The Cure | Kiss Me, Kiss Me, Kiss Me | 1987 | 3:32
There Is a Light That Never Goes Out | The Smiths | The Queen Is Dead | 1986 | 4:04
Running Up That Hill (A Deal with God) | Kate Bush | Hounds of Love | 1985 | 4:58
Every Breath You Take | The Police | Synchronicity | 1983 | 4:13
With or Without You | U2 | The Joshua Tree | 1987 | 4:56
Sunday Bloody Sunday | U2 | War | 1983 | 4:40
Once in a Lifetime | Talking Heads | Remain in Light | 1980 | 4:19
Africa | TOTO | Toto IV | 1982 | 4:55
Livin' on a Prayer | Bon Jovi | Slippery When Wet | 1986 | 4:09
Sweet Child o' Mine | Guns N' Roses | Appetite for Destruction | 1987 | 5:56
The Trooper | Iron Maiden | Piece of Mind | 1983 | 4:12
Master of Puppets | Metallica | Master of Puppets | 1986 | 8:35
Never Gonna Give You Up | Rick Astley | Whenever You Need Somebody | 1987 | 3:33
Careless Whisper | George Michael | Make It Big | 1984 | 5:00
Last Christmas | Wham! | Music from the Edge of Heaven | 1984 | 4:27
I Wanna Dance with Somebody (Who Loves Me) | Whitney Houston | Whitney | 1987 | 4:51
What's Love Got to Do with It | Tina Turner | Private Dancer | 1984 | 3:48
The Message | Grandmaster Flash & The Furious Five | The Message | 1982 | 7:10
Walk This Way | Run-D.M.C.; Aerosmith | Raising Hell | 1986 | 5:11
Fight the Power | Public Enemy | Fear of a Black Planet | 1990 | 4:42
Fast Car | Tracy Chapman | Tracy Chapman | 1988 | 4:56
You Can Call Me Al | Paul Simon | Graceland | 1986 | 4:39
Where Is My Mind? | Pixies | Surfer Rosa | 1988 | 3:53
99 Luftballons | Nena | Nena | 1983 | 3:52 | 99 Red Balloons
Major Tom (Völlig losgelöst) | Peter Schilling | Fehler im System | 1982 | 4:54
Der Kommissar | Falco | Einzelhaft | 1982 | 3:50
Rock Me Amadeus | Falco | Falco 3 | 1985 | 3:22
Voyage voyage | Desireless | François | 1986 | 4:23
Joe le taxi | Vanessa Paradis | M&J | 1987 | 3:53
Felicità | Al Bano; Romina Power | Felicità | 1982 | 3:13
Sarà perché ti amo | Ricchi e Poveri | E penso a te | 1981 | 3:11
Gloria | Umberto Tozzi | Gloria | 1979 | 4:26
De música ligera | Soda Stereo | Canción animal | 1990 | 3:31
Entre dos tierras | Héroes del Silencio | Senderos de traición | 1990 | 6:07
真夜中のドア〜Stay With Me | 松原みき | Pocket Park | 1979 | 5:09 | Mayonaka no Door Miki Matsubara
プラスティック・ラヴ | 竹内まりや | Variety | 1984 | 4:51 | Plastic Love Mariya Takeuchi
月亮代表我的心 | 鄧麗君 | 島國之情歌第四集 | 1977 | 3:28 | Yueliang daibiao wo de xin The Moon Represents My Heart Teresa Teng
Группа крови | Кино | Группа крови | 1988 | 4:45 | Gruppa krovi Kino Blood Type
Перемен! | Кино | Последний герой | 1989 | 4:55 | Peremen Kino
Червона рута | Софія Ротару | Червона рута | 1972 | 2:59 | Chervona Ruta Sofia Rotaru
Dziwny jest ten świat | Czesław Niemen | Dziwny jest ten świat | 1967 | 3:28
Yé ké yé ké | Mory Kanté | Akwaba Beach | 1987 | 3:57
7 Seconds | Youssou N'Dour; Neneh Cherry | The Guide (Wommat) | 1994 | 5:02
Diaraby | Ali Farka Touré; Ry Cooder | Talking Timbuktu | 1994 | 7:26
Didi | Khaled | Khaled | 1992 | 5:01
Şımarık | Tarkan | Ölürüm Sana | 1997 | 3:11
Gülümse | Sezen Aksu | Gülümse | 1991 | 4:48
Smells Like Teen Spirit | Nirvana | Nevermind | 1991 | 5:01
Come as You Are | Nirvana | Nevermind | 1991 | 3:39
Black Hole Sun | Soundgarden | Superunknown | 1994 | 5:18
Alive | Pearl Jam | Ten | 1991 | 5:41
Losing My Religion | R.E.M. | Out of Time | 1991 | 4:28
Creep | Radiohead | Pablo Honey | 1993 | 3:58 E
Karma Police | Radiohead | OK Computer | 1997 | 4:24
Wonderwall | Oasis | (What's the Story) Morning Glory? | 1995 | 4:18
Don't Look Back in Anger | Oasis | (What's the Story) Morning Glory? | 1995 | 4:47
Common People | Pulp | Different Class | 1995 | 5:50
Song 2 | Blur | Blur | 1997 | 2:01
Bitter Sweet Symphony | The Verve | Urban Hymns | 1997 | 5:57
Killing in the Name | Rage Against the Machine | Rage Against the Machine | 1992 | 5:13 E
Enter Sandman | Metallica | Metallica | 1991 | 5:31
Under the Bridge | Red Hot Chili Peppers | Blood Sugar Sex Magik | 1991 | 4:24
Basket Case | Green Day | Dookie | 1994 | 3:01
Zombie | The Cranberries | No Need to Argue | 1994 | 5:06
Linger | The Cranberries | Everybody Else Is Doing It, So Why Can't We? | 1993 | 4:34
Nothing Compares 2 U | Sinéad O'Connor | I Do Not Want What I Haven't Got | 1990 | 4:40
Army of Me | Björk | Post | 1995 | 3:54
Hyperballad | Björk | Post | 1995 | 5:21
Teardrop | Massive Attack | Mezzanine | 1998 | 5:30
Glory Box | Portishead | Dummy | 1994 | 5:06
Around the World | Daft Punk | Homework | 1997 | 7:09
One More Time | Daft Punk | Discovery | 2000 | 5:20
Born Slippy (Nuxx) | Underworld | Trainspotting | 1996 | 9:44
Firestarter | The Prodigy | The Fat of the Land | 1997 | 4:40
Hey Boy Hey Girl | The Chemical Brothers | Surrender | 1999 | 4:50
Vogue | Madonna | I'm Breathless | 1990 | 4:50
Believe | Cher | Believe | 1998 | 3:59
Wannabe | Spice Girls | Spice | 1996 | 2:53
...Baby One More Time | Britney Spears | ...Baby One More Time | 1999 | 3:31
I Want It That Way | Backstreet Boys | Millennium | 1999 | 3:33
No Scrubs | TLC | FanMail | 1999 | 3:34
Waterfalls | TLC | CrazySexyCool | 1994 | 4:39
I Will Always Love You | Whitney Houston | The Bodyguard | 1992 | 4:31
My Heart Will Go On | Céline Dion | Let's Talk About Love | 1997 | 4:40
Juicy | The Notorious B.I.G. | Ready to Die | 1994 | 5:02 E
California Love | 2Pac; Dr. Dre | All Eyez on Me | 1995 | 4:44 E
N.Y. State of Mind | Nas | Illmatic | 1994 | 4:53 E
Doo Wop (That Thing) | Lauryn Hill | The Miseducation of Lauryn Hill | 1998 | 5:20
Sabotage | Beastie Boys | Ill Communication | 1994 | 2:58
Chan Chan | Buena Vista Social Club | Buena Vista Social Club | 1997 | 4:16
Macarena | Los del Río | A mí me gusta | 1993 | 4:12
Con te partirò | Andrea Bocelli | Bocelli | 1995 | 4:10
Alors on danse | Stromae | Cheese | 2009 | 3:27
Papaoutai | Stromae | Racine carrée | 2013 | 3:52
Dernière danse | Indila | Mini World | 2013 | 3:33
Ella, elle l'a | France Gall | Babacar | 1987 | 4:49
La Seine | Vanessa Paradis; -M- | Un monstre à Paris | 2011 | 2:48
Du hast | Rammstein | Sehnsucht | 1997 | 3:54
Haus am See | Peter Fox | Stadtaffe | 2008 | 3:36
Männer | Herbert Grönemeyer | 4630 Bochum | 1984 | 4:01
Crazy in Love | Beyoncé; JAY-Z | Dangerously in Love | 2003 | 3:56
Halo | Beyoncé | I Am… Sasha Fierce | 2008 | 4:21
Single Ladies (Put a Ring on It) | Beyoncé | I Am… Sasha Fierce | 2008 | 3:13
Hey Ya! | OutKast | Speakerboxxx/The Love Below | 2003 | 3:55
Lose Yourself | Eminem | 8 Mile | 2002 | 5:26 E
Stan | Eminem; Dido | The Marshall Mathers LP | 2000 | 6:44 E
99 Problems | JAY-Z | The Black Album | 2003 | 3:54 E
Stronger | Kanye West | Graduation | 2007 | 5:12 E
Seven Nation Army | The White Stripes | Elephant | 2003 | 3:51
Mr. Brightside | The Killers | Hot Fuss | 2004 | 3:42
Last Nite | The Strokes | Is This It | 2001 | 3:13
I Bet You Look Good on the Dancefloor | Arctic Monkeys | Whatever People Say I Am, That's What I'm Not | 2006 | 2:53
Do I Wanna Know? | Arctic Monkeys | AM | 2013 | 4:32
Take Me Out | Franz Ferdinand | Franz Ferdinand | 2004 | 3:57
Feel Good Inc. | Gorillaz; De La Soul | Demon Days | 2005 | 3:42
Clocks | Coldplay | A Rush of Blood to the Head | 2002 | 5:07
Viva la Vida | Coldplay | Viva la Vida or Death and All His Friends | 2008 | 4:02
Yellow | Coldplay | Parachutes | 2000 | 4:29
Wake Up | Arcade Fire | Funeral | 2004 | 5:35
Hoppípolla | Sigur Rós | Takk… | 2005 | 4:28
Toxic | Britney Spears | In the Zone | 2003 | 3:18
Umbrella | Rihanna; JAY-Z | Good Girl Gone Bad | 2007 | 4:35
Rehab | Amy Winehouse | Back to Black | 2006 | 3:34
Back to Black | Amy Winehouse | Back to Black | 2006 | 4:01
Poker Face | Lady Gaga | The Fame | 2008 | 3:57
Bad Romance | Lady Gaga | The Fame Monster | 2009 | 4:54
Paper Planes | M.I.A. | Kala | 2007 | 3:25
Time to Pretend | MGMT | Oracular Spectacular | 2007 | 4:21
All My Friends | LCD Soundsystem | Sound of Silver | 2007 | 7:37
Can't Get You Out of My Head | Kylie Minogue | Fever | 2001 | 3:50
Dragostea din tei | O-Zone | DiscO-Zone | 2003 | 3:33
La camisa negra | Juanes | Mi sangre | 2004 | 3:36
Hips Don't Lie | Shakira; Wyclef Jean | Oral Fixation, Vol. 2 | 2006 | 3:38
Gasolina | Daddy Yankee | Barrio Fino | 2004 | 3:12
Me gustas tú | Manu Chao | Próxima estación: Esperanza | 2001 | 3:59
Velha infância | Tribalistas | Tribalistas | 2002 | 4:11
Mundian To Bach Ke | Panjabi MC | Legalised | 1998 | 4:04
छैंया छैंया | Sukhwinder Singh; Sapna Awasthi | Dil Se.. | 1998 | 6:54 | Chaiyya Chaiyya
जय हो | A. R. Rahman; Sukhwinder Singh | Slumdog Millionaire | 2008 | 5:19 | Jai Ho
Nessun dorma | Luciano Pavarotti | Turandot | 1972 | 3:00
Clair de lune | Claude Debussy; Alexis Weissenberg | Suite bergamasque | 1985 | 4:53
Gymnopédie No. 1 | Erik Satie; Pascal Rogé | 3 Gymnopédies | 1984 | 3:03
Für Elise | Ludwig van Beethoven; Alfred Brendel | Bagatelles | 1985 | 2:52
Spiegel im Spiegel | Arvo Pärt | Alina | 1999 | 9:08
The Imperial March | John Williams | The Empire Strikes Back | 1980 | 3:03
He's a Pirate | Klaus Badelt | Pirates of the Caribbean | 2003 | 1:30
Time | Hans Zimmer | Inception | 2010 | 4:35
Let It Go | Idina Menzel | Frozen | 2013 | 3:43
We Don't Talk About Bruno | Carolina Gaitán; Mauro Castillo; Adassa | Encanto | 2021 | 3:36
Someone Like You | Adele | 21 | 2011 | 4:45
Rolling in the Deep | Adele | 21 | 2010 | 3:48
Hello | Adele | 25 | 2015 | 4:55
Dancing On My Own | Robyn | Body Talk | 2010 | 4:48
Video Games | Lana Del Rey | Born to Die | 2012 | 4:42
Somebody That I Used to Know | Gotye; Kimbra | Making Mirrors | 2011 | 4:04
Get Lucky | Daft Punk; Pharrell Williams; Nile Rodgers | Random Access Memories | 2013 | 6:09
Happy | Pharrell Williams | G I R L | 2013 | 3:53
Uptown Funk | Mark Ronson; Bruno Mars | Uptown Special | 2014 | 4:30
Royals | Lorde | Pure Heroine | 2013 | 3:10
Chandelier | Sia | 1000 Forms of Fear | 2014 | 3:36
Take Me to Church | Hozier | Hozier | 2014 | 4:02
Shake It Off | Taylor Swift | 1989 | 2014 | 3:39
Blank Space | Taylor Swift | 1989 | 2014 | 3:52
Anti-Hero | Taylor Swift | Midnights | 2022 | 3:21
Alright | Kendrick Lamar | To Pimp a Butterfly | 2015 | 3:39 E
HUMBLE. | Kendrick Lamar | DAMN. | 2017 | 2:57 E
Not Like Us | Kendrick Lamar | Not Like Us | 2024 | 4:34 E
Hotline Bling | Drake | Views | 2016 | 4:27
This Is America | Childish Gambino | This Is America | 2018 | 3:46 E
Redbone | Childish Gambino | “Awaken, My Love!” | 2016 | 5:27 E
The Less I Know the Better | Tame Impala | Currents | 2015 | 3:36 E
Blinding Lights | The Weeknd | After Hours | 2020 | 3:20
Starboy | The Weeknd; Daft Punk | Starboy | 2016 | 3:50 E
Shape of You | Ed Sheeran | ÷ | 2017 | 3:53
bad guy | Billie Eilish | WHEN WE ALL FALL ASLEEP, WHERE DO WE GO? | 2019 | 3:14
BIRDS OF A FEATHER | Billie Eilish | HIT ME HARD AND SOFT | 2024 | 3:30
Old Town Road | Lil Nas X; Billy Ray Cyrus | 7 EP | 2019 | 2:37
Levitating | Dua Lipa | Future Nostalgia | 2020 | 3:23
Don't Start Now | Dua Lipa | Future Nostalgia | 2020 | 3:03
As It Was | Harry Styles | Harry's House | 2022 | 2:47
drivers license | Olivia Rodrigo | SOUR | 2021 | 4:02 E
Flowers | Miley Cyrus | Endless Summer Vacation | 2023 | 3:20
About Damn Time | Lizzo | Special | 2022 | 3:11 E
Kill Bill | SZA | SOS | 2022 | 2:33 E
Espresso | Sabrina Carpenter | Short n' Sweet | 2024 | 2:55 E
Good Luck, Babe! | Chappell Roan | Good Luck, Babe! | 2024 | 3:38
APT. | ROSÉ; Bruno Mars | rosie | 2024 | 2:49
Despacito | Luis Fonsi; Daddy Yankee | VIDA | 2017 | 3:47
MALAMENTE | ROSALÍA | El mal querer | 2018 | 2:30
DESPECHÁ | ROSALÍA | MOTOMAMI + | 2022 | 2:37
Tití me preguntó | Bad Bunny | Un verano sin ti | 2022 | 4:03 E
Soldi | Mahmood | Gioventù bruciata | 2019 | 3:15
ZITTI E BUONI | Måneskin | Teatro d'ira – Vol. I | 2021 | 3:14 E
Djadja | Aya Nakamura | NAKAMURA | 2018 | 2:51
Ai se eu te pego | Michel Teló | Na balada | 2011 | 2:46
Envolver | Anitta | Versions of Me | 2022 | 3:13
강남스타일 | PSY | PSY 6 (Six Rules), Part 1 | 2012 | 3:39 | Gangnam Style
봄날 | BTS | You Never Walk Alone | 2017 | 4:34 | Spring Day
Dynamite | BTS | BE | 2020 | 3:19
뚜두뚜두 | BLACKPINK | SQUARE UP | 2018 | 3:29 | Ddu-Du Ddu-Du
Lemon | 米津玄師 | STRAY SHEEP | 2018 | 4:15 | Kenshi Yonezu
夜に駆ける | YOASOBI | THE BOOK | 2019 | 4:21 | Yoru ni kakeru Racing into the Night
アイドル | YOASOBI | THE BOOK 3 | 2023 | 3:33 | Idol
紅蓮華 | LiSA | LEO-NiNE | 2019 | 3:58 | Gurenge Demon Slayer
Ojuelegba | Wizkid | Ayo | 2014 | 2:50
Essence | Wizkid; Tems | Made in Lagos | 2020 | 4:08
Jerusalema | Master KG; Nomcebo Zikode | Jerusalema | 2019 | 5:42
Last Last | Burna Boy | Love, Damini | 2022 | 2:52 E
Water | Tyla | TYLA | 2023 | 3:20
Shum | Go_A | SHUM | 2021 | 3:00
Stefania | Kalush Orchestra | Stefania | 2022 | 2:59
Euphoria | Loreen | Heal | 2012 | 3:01
Tattoo | Loreen | Tattoo | 2023 | 3:03
Det gör ont | Lena Philipsson | Det gör ont en stund på natten | 2004 | 3:02
Ring ring | ABBA | Ring Ring | 1973 | 3:06
Starálfur | Sigur Rós | Ágætis byrjun | 1999 | 6:46
كلمات | ماجدة الرومي | كلمات | 1991 | 5:27 | Kalimat Majida El Roumi
نسم علينا الهوى | فيروز | بنت الحارس | 1968 | 4:02 | Nassam alayna al-hawa Fairuz
`;
