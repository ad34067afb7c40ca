package rights

import "strings"

// set makes a set of the words of a text.
func set(words string) map[string]bool {
	s := map[string]bool{}
	for _, w := range strings.Fields(words) {
		s[w] = true
	}
	return s
}

// Words as they are compared: in small letters, ä as ae, ø as oe, å as aa.
var (
	// particle are the small words that a family name may begin with.
	particle = set("von vom zu zur van der den dem de af av la du di ten ter auf")

	// titles stand before a name.
	titles      = set("herr herrn frau fraeulein hr fr dr prof professor doktor mr mrs ms mister fru froeken frk kollege kollegin kollegen kollega kollegan")
	shortTitles = set("hr fr dr prof mr mrs ms frk")         // those that end with a full stop
	smallTitles = set("hr fru froeken frk kollega kollegan") // those that are written small
	ladies      = set("frau fraeulein fr mrs ms fru froeken frk")
	gentlemen   = set("herr herrn hr mr mister")

	// firmSigns stand behind the name of a firm.
	firmSigns = set("gmbh ag kg ohg ug se ab as aps is ks hb kb ltd limited inc llc llp plc corp co group gruppe gruppen koncern holding partner partners" +
		" consulting advokat advokatbyraa advokatfirma rechtsanwaelte steuerberater revision stiftung stiftelsen fonden verlag bank versicherung" +
		" strasse str weg platz allee gasse ring vej gade allé plads gatan vaegen torg street road square lane avenue universitaet university universitetet klinik hospital")

	// placeWords stand before a place and hardly before a name.
	placeWords = []string{"in", "im", "nach", "i"}

	germanWords = set("der die das und ist nicht mit von auf ein eine einen fuer zu zum zur hat haben war wird sich auch bei nach ueber als wir ich sie ihr ihm ihn wie noch aus dass oder im am seit")
	otherWords  = set("the and is not with of a an has have had was will his her him she he they at from about to for" +
		" og er ikke med af en et har havde var vil sin hun han de fra om til at paa som jeg vi" +
		" och aer inte av ett hade ska hon fraan om till att paa som jag hos foer den det")

	// alwaysCapital are words that are names as well and are written with a capital in any case: months, holidays, places. Only
	// a title or a given name beside them makes a name of them.
	alwaysCapital = set("april may mai maj june juni july juli august augusti march mars january januar sunday sonntag freitag montag lucia noel" +
		" london paris berlin hamburg bremen kiel essen celle halle lund holstein sydney washington victoria florence charlotte virginia georgia jordan israel" +
		" china chad austin dallas houston chelsea brooklyn orlando madison phoenix ireland holland england france scotland sofia vienna lincoln odessa siena" +
		" dane deutsch english french german irish welsh roman schweizer oesterreich bayer preuss sachs hess franke daene schwede norman linkedin")

	// ordinary are words that are names as well.
	ordinary = set(
		// German; nouns have a capital there
		"koch schneider fischer bauer richter jaeger vogel berg stein baum bach feld wald busch strauss kaiser koenig fuerst graf herzog ritter engel" +
			" kraft stark gross klein kurz lang jung alt neu weiss schwarz braun rot roth gruen blau gelb sommer winter herbst fruehling frost schnee sturm wind" +
			" regen sonne stern mond himmel hammer nagel eisen stahl silber gold kupfer haus hof garten brunnen brueck bruecke kirch kirche tor horn hahn fuchs wolf" +
			" hase hirsch loewe baer adler falke falk fink specht storch kranich lerche amsel vogt krug topf kessel metzger maurer zimmermann schuster schreiner" +
			" kaufmann schaefer hirt hirte reiter foerster gaertner mann frau herr kind freund bruder vetter sohn vater onkel ernst frank froh froehlich lustig selig" +
			" fromm klug weise wahl acker wiese anger heide moor see meer teich fluss strom ufer strand dorf stadt burg schloss hut mantel kappe rock schuh ring kette" +
			" brand feuer funke licht nacht morgen abend mittag recht rose linde buche eiche birke tanne apfel birne nuss kern korn weizen hafer roggen mehl brot" +
			" zucker salz pfeffer senf kraut kohl bohne speck wurst fleisch braten butter milch bier wein sauer suess herz kopf hals bart haar fuss hand finger bein" +
			" knie zahn mund nase ohr auge buch blatt feder brief schrift spiegel bild maler dichter schreiber lehrer meister student pfarrer bischof papst moench abt" +
			" probst keller kammer stube bank markt post mark taler pfennig heller reich arm lohn kai max per tage linse bote boten pilger pilz kranz kreuz" +
			" krone schild schwert speer spiess lanze pfeil bogen kugel ball spiel tanz lied klang glocke pfeifer geiger trommler sommer fest " +
			" wirt lasse will kann soll muss wege weg steg pfad gast buerger amt amtmann hausmann bergmann ostern pfingsten wolke" +
			" " +
			// English
			" baker butcher cook carpenter cooper fisher fletcher gardener gardner hunter king knight mason miller page porter potter shepherd tailor turner walker" +
			" ward weaver wright bishop pope abbot church bell bird fox lamb swan crane drake finch hawk heron marsh field fields hill hills wood woods forest lake" +
			" rivers brook brooks bridge bridges ford stone sand sands moss heath green brown black white grey gray golden young old long short little small strong sharp" +
			" smart wise good rich poor best love joy hope faith grace lily iris daisy violet ivy olive ruby pearl amber summer winter spring day days week weeks" +
			" holiday christmas easter bill mark frank will drew pat rob dean earl duke guy jack chuck chip bob art gene ray rusty sandy sonny skip grant chase" +
			" tanner cash price penny pound banks law power powers land park lane street house hall booth moody case cross close west east north south read reed self swift" +
			" rush mercy moon star sky sun snow frost rain storm gale bush berry branch root royal noble major judge justice constable sheriff marshal chancellor" +
			" burns waters wells wall gates chambers glass key keys keen kind child man new person pace pike salmon trout bass crab battle bond bolt box booker brand brush" +
			" buck bull butler camp cannon card carter chance clay coats coffin coin counts court craft crook crow dale darling dear downs fair farmer flowers foot" +
			" foster free fry game garland gay gentle goods hardy harm harp hand hands head heart high hook horn hood else even else gun don sue dot peg rose dawn eve" +
			" misty holly heather ginger robin martin jay lark wren trip trust tongue" +
			" " +
			// Danish and Swedish
			" holm lund skov bjerg bakke dal dam storm bang krog ravn bro vang mose strand stroem lykke gade lind linde ek sten vik bo li my ly stig bjoern liv dag glad modig" +
			" rask frisk stark hjelm hjaelm lax ros blom blad gren kvist loev rot frid flink flod fors aelv sjoe hav oe naes udde sund aaker aeng hage vall borg stad by" +
			" gaard hus palm alm ask bok hassel bjoerk gran tall sommar vinter hoest vaar norr soeder oest vaest kung kejsare biskop praest munk prins greve baron riddare" +
			" svaerd pil spjut trygg trogen tapper stolt haard mild streng straeng fri ung gammal laang lang kort stor liten lille graa groen vit svart brun roed blaa gul" +
			" guld koppar jaern staal tom jan hans else finn mina min din sin saga rune even dan tor sol maane stjaerna lans svea ro vi nu gott grind hjort uggla oern varg" +
			" raev falk duva svan hane lamm lejon smed skraedder bonde dreng svend ven kriger konge dronning due ulv bjergmand hede eng mark sand ")
)
