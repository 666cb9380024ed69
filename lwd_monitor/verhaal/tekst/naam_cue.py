"""Words that announce a person: titles, relations, and what only people do."""

TITELS = frozenset(
    "mevrouw mevr meneer mijnheer dhr mw heer hr buurman buurvrouw buuf oma opa opoe omi tante oom juf juffrouw meester zuster"
    " broeder dokter dr familie fam pastoor dominee ds kapelaan imam agent trainer wethouder burgemeester weduwe weduwnaar"
    " gezin wijkagent jongerenwerker wijkregisseur raadslid mr ir ing drs prof professor dj mejuffrouw gebroeders echtpaar"
    " wijkverpleegkundige raadslid opzichter conciërge kleine cliënt client betrokkene madame sir mister miss mevrouwtje".split()
)
MET_TITEL = frozenset(
    "mevrouw mevr meneer mijnheer dhr mw heer hr opoe oma opa tante oom juffrouw mejuffrouw mr ir ing drs prof familie fam"
    " wethouder burgemeester dominee pastoor ds".split()
)
RELATIES = frozenset(
    "broer broertje zus zusje zoon zoontje dochter dochtertje vriend vriendin vriendinnen vrienden vrouw man moeder vader papa"
    " mama ma pa collega kleinzoon kleindochter kleinkind buurjongen buurmeisje begeleider begeleidster vrijwilliger"
    " vrijwilligster voorzitter penningmeester secretaris eigenaar eigenaresse zanger zangeres kok koster keeper coach"
    " bewoner bewoonster buurtbewoner buurtbewoonster wijkbewoner wijkbewoonster huurder huurster meisje jongen tweeling"
    " kinderen namens genaamd heet heten heette heetten neef nicht neefje nichtje oudoom schoonzoon schoondochter"
    " schoonmoeder schoonvader zwager schoonzus partner ex echtgenoot echtgenote mantelzorger taalmaatje maatje huisgenoot"
    " klasgenoot leerling leerlinge student stagiair stagiaire docent leraar lerares kapper kapster bakker slager visboer"
    " ondernemer ondernemster initiatiefnemer initiatiefneemster organisator coördinator contactpersoon hulpverlener"
    " psycholoog huisarts tandarts fysiotherapeut verpleegkundige instructeur beheerder beheerster portier chauffeur"
    " melder aanvrager ondergetekende aldus beste lieve dag hallo hoi groetjes groeten mvg peuter baby kleuter puber"
    " vluchteling statushouder kunstenaar kunstenares schrijver dichter muzikant activist wandelaar eigenaars".split()
)
# Only people do these; with them a word that is in no list is taken for a name.
MENSELIJK = frozenset(
    "zegt zei vertelt vertelde lacht lachte knikt knikte vindt vond woont woonde zucht zuchtte grijnst glundert klaagt klaagde"
    " kookt kookte belt belde appt appte mailt mailde huilt huilde schaamt schaamde overleed herinnert denkt dacht droomt"
    " leerde durft durfde trouwde schrok schrikt zong danste danst wandelt timmert breit naait tuiniert glimlacht roept riep"
    " antwoordt antwoordde merkt schreef schrijft fluistert mompelt verzucht beaamt voegt hoopt wenst rookt luistert"
    " kletst vertrouwt mist miste slaapt sliep huurt verhuist verhuisde ontmoette ontmoet zoekt studeert snoeit harkt".split()
)
# These also follow organisations and things; enough for a word that is a first name as well.
HANDELT = MENSELIJK | frozenset(
    "komt kwam speelt speelde werkt werkte helpt hielp heeft had geeft gaf bracht brengt zorgt weet wist ziet zag zit zat"
    " kent kende doet deed gaat ging wil wilde krijgt kreeg loopt liep rijdt reed leest maakt maakte haalt haalde staat is"
    " was wordt werd regelt regelde vraagt vroeg begon begint wacht".split()
)
VOORVOEGSELS = frozenset("van de der den het te ten ter 't op in el al ait ben bin von da di dos le la du del oude o' mac mc abu ibn".split())
GEEN_NAAM_NA_CUE = frozenset(
    "ik hij zij ze we wij jullie u je het de een dat die dit deze er en of maar want dus als toen nu hier daar wat wie waar"
    " waarom hoe niet geen ook nog al wel alleen na voor op in bij met van uit door over om aan te tot sinds tijdens volgens"
    " mijn zijn haar hun ons onze jouw uw elke iedere alle veel beide zo dan daarom daarna zonder samen misschien soms altijd"
    " wil is was heeft kan mag moet graag dank bedankt hallo hoi dag beste ja nee goed mensen iedereen iemand niemand".split()
)
# First names that in small letters are a verb or a thing.
KLEIN_EEN_WOORD = frozenset(
    "koos hans flora ferry mina erna lila alma pascal jack bobby tommy berk margriet veronica erica hind said raja lana"
    " kara brecht melis ramadan bayram bahar douwe klaas dirk ender engin sander rosa".split()
)
