package mailtext

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// runs are phrases, one a line.
func runs(lines string) [][]string {
	var list [][]string
	for _, line := range strings.Split(lines, "\n") {
		if words := strings.Fields(line); len(words) > 0 {
			list = append(list, words)
		}
	}
	return list
}

// What somebody says who wants no more newsletters.
var (
	leaveSure  = set("unsubscribe unsubscribed abbestellen abbestelle abbestellung newsletterabmeldung avprenumerera avregistrera avregistrering frameld framelde framelding afmelding")
	leaveAlone = set("unsubscribe abmelden abmeldung austragen abmelde afmeld afmelde afmeldes avanmäl avanmälan avanmäla avsluta stop stopp remove streichen löschen fjern slet")
	mailing    = set("newsletter newslettern newsletters newsletterverteiler verteiler mailverteiler mailingliste mailinglist list liste listan listen mails mailing mailings emails email e nyhedsbrev nyhedsbreve nyhedsbrevet nyhetsbrev nyhetsbrevet nyhetsbreven utskick utskicken prenumerationen")
	evening    = set("abend treffen veranstaltung feier vortrag workshop kurs leider evening event meeting aften aftenen arrangement arrangementet mødet kväll kvällen evenemanget träffen mötet desværre tyvärr unfortunately")

	leavePhrases = runs(`
		keine * newsletter
		keinen * newsletter
		keine * mails mehr
		keine * emails mehr
		keine * nachrichten mehr
		newsletter nicht mehr
		newsletter * nicht mehr
		newsletter * * nicht mehr
		keine * werbung
		aus dem * verteiler
		aus ihrem * verteiler
		aus eurem * verteiler
		aus der * liste
		no more * newsletters
		no more * emails
		no more * mails
		no longer * receive
		no longer * * receive
		no longer want * newsletter
		stop sending
		stop emailing
		don't send me
		do not send me
		take me off
		remove me
		remove my
		opt out
		mig fra nyhedsbrevet
		mig fra nyhedsbrev
		mig från nyhetsbrevet
		mig från nyhetsbrev
		fjern mig
		slet mig
		tag mig af
		ikke * flere nyhedsbreve
		ikke * modtage * nyhedsbrev
		ikke * modtage * nyhedsbreve
		ikke længere * nyhedsbrev
		ikke længere * * nyhedsbrev
		ikke længere * nyhedsbrevet
		ikke længere * * nyhedsbrevet
		ikke længere modtage
		ikke længere * modtage
		ikke * have * nyhedsbrev
		ikke * have * nyhedsbrevet
		ikke flere mails
		ta bort mig
		ta bort min
		stryk mig
		inga * nyhetsbrev
		inga * utskick
		inga fler * mejl
		inte längre * nyhetsbrev
		inte längre * * nyhetsbrev
		inte längre * nyhetsbrevet
		inte längre * * nyhetsbrevet
		inte * ha * nyhetsbrev
		inte * ha * nyhetsbrevet
		inte * ha fler
		inte * få * nyhetsbrev
		inte * få fler
		avsluta * prenumeration
		avsluta prenumerationen`)
)

// What somebody says who does not know yet.
var (
	perhapsWords = set("vielleicht eventuell evtl unsicher maybe perhaps possibly tentative tentatively might måske muligvis kanske eventuellt eventuelt möjligen vorbehalt")
	perhaps      = runs(`
		noch nicht sicher
		noch nicht sagen
		noch nicht genau
		noch nicht fest
		noch nicht wissen
		noch nicht zusagen
		weiß * noch nicht
		weiss * noch nicht
		weiß * * noch nicht
		weiß * nicht
		mal sehen
		nicht sicher
		wenn ich es schaffe
		wenn * es klappt
		wenn alles klappt
		wenn nichts dazwischenkommt
		wenn nichts dazwischen kommt
		not sure
		don't know
		do not know
		let you know
		if i can make it
		if nothing comes up
		if possible i'll
		ved * ikke endnu
		ved * endnu ikke
		ikke sikker
		hvis jeg kan nå
		hvis det kan lade sig gøre
		vender tilbage
		vet * inte än
		vet inte * än
		inte säker
		om jag hinner
		om det går
		återkommer`)
)

// What somebody says who comes, or does not.
var (
	fillers    = set("also well oh hi hej hallo ach so tja naja du hello och og und")
	noWords    = set("nein nej no nope nix næ nä ne nö")
	yesWords   = set("ja yes jo jep jepp yep yeah jawohl jaa klar ok okay sure natürlich selbstverständlich gerne gern absolutely definitely selvfølgelig självklart absolut gärna")
	hellos     = set("liebe lieber liebes sehr guten hallo hi hello hej hejsan kære dear moin tjena goddag hei")
	helloWords = set("geehrte geehrter geehrtes tag morgen abend zusammen alle alla allihop sammen all everyone everybody und and og och there igen damen herren herr frau mr ms mrs team")
	speaks     = set("ich wir i we jeg jag vi i'm i'll we'll we're i'd vielen danke herzlichen thank thanks tak tack mange leider unfortunately desværre tyvärr")
	begins     = set("komme kommen kommer coming attending dabei") // a sentence: "Komme gern mit Frau"
	afterNo    = set("thanks thank sorry unfortunately i we can problem go course count")
	denies     = set("can't cannot cant couldn't won't wont kan'ke")
	nots       = set("nicht not ikke inte ej nie never neither aldrig")
	breaks     = set(", und oder aber og men och but and or wenn if hvis om dass that at att nur only kun bara länger lange früher before vor før innan spät")
	// before a "not", and behind one, they deny that somebody comes
	comingBefore = set("komme kommen komm kann können könnte könnten konnte konnten schaffe schaffen schaffs klappt geht passt teil nehme nehmen " +
		"can could kan kommer kunne deltager deltar når hinner kunna passar passer går lykkes")
	comingBehind = set("dabei da kommen komme teilnehmen teilnehme möglich schaffen klappen come coming attend attending able make join available possible " +
		"komma delta deltage deltager deltar med mulighed muligt mulig möjlighet möjligt möjlig kunna hinna närvara")
	eating = set("eat eating drink essen esse vertragen vertrage trinken spise spiser tåle tåler tål äta äter tåla warten wait erwarten vente vänta")

	// "would love to, but"
	conditional = set("wäre wären hätte hätten würde würden would i'd we'd ville hade skulle")
	buts        = set("aber jedoch doch leider but however unfortunately sadly men desværre tyvärr dessvärre")
	late        = set("später spät erst nur kurz late later until only sent senere senare sen først")

	noSure = set("absage absagen abgesagt verhindert verhinderung afbud forhindret förhindrad förhinder decline declined regret regrets avböjer avböja " +
		"urlaubsbedingt keinesfalls unabkömmlich")
	noPhrases = runs(`
		sage * ab
		sage * * ab
		muss * * passen
		muss * passen
		avanmäl mig
		avanmäler mig
		avanmäla mig
		melde mich * ab
		melde mich * * ab
		melden uns * ab
		leider ohne mich
		keine zeit
		nein danke
		nicht dabei
		gerne gekommen
		gern gekommen
		dabei gewesen
		would have loved
		would have liked
		unable to
		have to decline
		have to miss
		have to pass
		can't make
		no thanks
		no thank you
		must decline
		nej tak
		melder * fra
		melde afbud
		melder afbud
		gerne have deltaget
		gerne have været
		gerne være kommet
		nej tack
		tackar * nej
		tacka * nej
		har * förhinder
		får * förhinder
		gärna kommit
		gärna varit`)

	yesSure = set("zusage zugesagt zusagen accept accepted attending deltager deltar teilnehmen teilnehme")

	yesPhrases = runs(`
		bin * dabei
		sind * dabei
		bin * * dabei
		sind * * dabei
		ich komme
		wir kommen
		komme * gern
		komme * gerne
		komme ich
		kommen wir
		kommen * gern
		kommen * gerne
		gerne komme
		gern komme
		gerne dabei
		gern dabei
		nehme * teil
		nehme * * teil
		nehmen * teil
		sage * zu
		sagen * zu
		komme zu
		kommen zu
		freuen zu kommen
		melde mich * an
		melde mich * * an
		melde uns * an
		us will come
		tilmelder * mig
		tilmelder * os
		anmäler * mig
		anmäler * oss
		ja gern
		ja gerne
		i come
		we come
		i'll come
		we'll come
		i will come
		we will come
		i'm coming
		we're coming
		i am coming
		we are coming
		i'll be there
		we'll be there
		will be there
		will attend
		i'll attend
		i'll join
		we'll join
		happy to come
		happy to join
		happy to attend
		glad to come
		delighted to
		count me in
		count us in
		i'm in
		we're in
		i can come
		we can come
		can make it
		see you there
		love to come
		love to join
		love to attend
		like to come
		like to attend
		with pleasure
		yes please
		jeg kommer
		vi kommer
		kommer gerne
		kommer meget gerne
		kommer jeg
		kommer vi
		vil gerne * med
		vil gerne komme
		vil meget gerne komme
		kan * komme
		som kommer
		er * med
		ja tak
		jag kommer
		kommer gärna
		kommer jag
		vill gärna komma
		kan komma
		är * med
		tackar * ja
		tack ja
		ja tack
		siger * ja
		ses der
		ses där`)

	// hints that decide only where nothing else does
	regrets     = set("afraid leider schade unfortunately sadly sorry desværre tyvärr dessvärre beklager beklage bedaure bedauere")
	gladly      = set("gerne gern gladly gärna dabei")
	gladPhrases = runs(`
		freue mich
		freuen uns
		freu mich
		looking forward
		look forward
		glæder mig
		glæder os
		ser fram emot
		bis dann
		bis dahin
		see you`)

	bySubject = map[string]Kind{
		"accepted": Yes, "zugesagt": Yes, "angenommen": Yes, "accepteret": Yes, "godkendt": Yes, "accepterat": Yes, "accepterad": Yes,
		"declined": No, "abgelehnt": No, "abgesagt": No, "afslået": No, "afvist": No, "avböjt": No, "nekad": No, "tackat nej": No,
		"tentative": Maybe, "tentatively accepted": Maybe, "mit vorbehalt": Maybe, "mit vorbehalt zugesagt": Maybe, "vorläufig": Maybe, "foreløbig": Maybe, "preliminärt": Maybe, "preliminärt accepterat": Maybe,
	}
)
