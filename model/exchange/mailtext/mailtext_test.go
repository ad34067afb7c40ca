package mailtext

import (
	"strconv"
	"strings"
	"testing"
)

// said writes what was found in a line each: address or name, kind, guests.
func said(found []Found) string {
	var list []string
	for _, f := range found {
		line := f.Address
		if line == "" {
			line = f.Name
		}
		line += " " + string(f.Kind)
		if f.Guests > 0 {
			line += " +" + string(rune('0'+f.Guests))
		}
		list = append(list, line)
	}
	return strings.Join(list, "\n")
}

func expect(t *testing.T, name, text, want string, own ...string) []Found {
	t.Helper()
	found := Read(text, own...)
	if got := said(found); got != want {
		t.Errorf("%s: found\n%s\nwant\n%s", name, got, want)
	}
	return found
}

func TestPastedAnswers(t *testing.T) {
	expect(t, "Outlook, German, with what it answers below", `Von: Anna Berg <Anna.Berg@web.example>
Gesendet: Montag, 12. Oktober 2026 10:15
An: Büro Lindqvist <buero@lindqvist.example>
Betreff: AW: Einladung: Herbsttreffen

Liebe Frau Holm,

ja gerne, wir kommen zu zweit.

Viele Grüße
Anna Berg

Von: Büro Lindqvist <buero@lindqvist.example>
Gesendet: Freitag, 9. Oktober 2026 08:00
An: Anna Berg
Betreff: Einladung: Herbsttreffen

Können Sie leider nicht kommen? Bitte antworten Sie mit nein.

Von: "Dahl, Bo" <bo@post.example>
Gesendet: Montag, 12. Oktober 2026 11:00
An: Büro Lindqvist <buero@lindqvist.example>
Betreff: AW: Einladung: Herbsttreffen

Leider nicht.

-----Ursprüngliche Nachricht-----
Von: Büro Lindqvist <buero@lindqvist.example>
Gesendet: Freitag, 9. Oktober 2026 08:00
An: Bo Dahl
Betreff: Einladung: Herbsttreffen

Wir freuen uns auf Sie! Ja, gerne.
`, "anna.berg@web.example yes +1\nbo@post.example no")

	found := expect(t, "Danish and Swedish and English", `Fra: Mette Kjær <mette@x.example>
Sendt: 12. oktober 2026 10:15
Til: kontor@firma.example
Emne: SV: Invitation

Desværre, jeg kan ikke komme.
> Kommer du? Ja!

Från: Åsa Lindgren <asa@y.example>
Skickat: den 12 oktober 2026 10:15
Till: kontor@firma.example
Ämne: Sv: Inbjudan

Ja tack, jag kommer med min sambo

Den fre 9 okt. 2026 kl 08:00 skrev Kontoret <kontor@firma.example>:
> Kommer du inte?

From: Bob Stone <bob@z.example>
Sent: Monday, October 12, 2026 10:15 AM
To: kontor@firma.example
Subject: RE: Invitation

Not sure yet.

Sent from my iPhone
`, "mette@x.example no\nasa@y.example yes +1\nbob@z.example maybe")
	if len(found) == 3 && (found[1].Name != "Åsa Lindgren" || found[1].Quote != "Ja tack, jag kommer med min sambo") {
		t.Errorf("%+v", found[1])
	}

	expect(t, "text alone, with what it answers", `Ja, ich komme.

Am 09.10.2026 um 08:00 schrieb Büro Lindqvist:
> Kommen Sie nicht?
anna@web.example
`, "anna@web.example yes")
	expect(t, "text alone with a head below", `Nein, leider nicht.

Von: Büro <buero@lindqvist.example>
Gesendet: Freitag
An: Anna Berg <anna@web.example>
Betreff: Einladung

Ja?
`, "anna@web.example no", "lindqvist.example")
	expect(t, "without an address", "From: Anna Berg\nSent: today\nTo: Office\nSubject: Accepted: Autumn meeting\n\n", "Anna Berg yes")
	expect(t, "nobody was in", "From: Anna <a@x.example>\nDate: today\nSubject: Automatische Antwort: Einladung\n\nIch komme am 3. zurück und freue mich.", "a@x.example unknown")
	expect(t, "our own mail", "From: Office <office@firm.example>\nTo: a@x.example\nSubject: Invitation\n\nYes, do come!", "", "firm.example")
	expect(t, "no answer", "From: Anna <a@x.example>\nDate: today\nSubject: Re: Invitation\n\nWhere is it?", "a@x.example unknown")
	expect(t, "nothing", " \n\n", "")
	expect(t, "words without anybody", "Bitte an den Beamer denken.", "")
}

func TestListsOfAddresses(t *testing.T) {
	expect(t, "one a line", "anna@x.example\nBo Dahl <bo@y.example>\n\nANNA@x.example\n", "anna@x.example unknown\nbo@y.example unknown")
	expect(t, "in one line", "anna@x.example; Bo Dahl <bo@y.example>, c@z.example", "anna@x.example unknown\nbo@y.example unknown\nc@z.example unknown")
	expect(t, "with answers", "anna@x.example: ja, zu zweit\nbo@y.example\tnein\nCarl Öst: vielleicht\nd@x.example möchte keinen Newsletter mehr\n",
		"anna@x.example yes +1\nbo@y.example no\nCarl Öst maybe\nd@x.example unsubscribed")
	expect(t, "not our own", "office@firm.example\na@x.example", "a@x.example unknown", "firm.example")
	if f := Read("Berg, Anna <anna@x.example>"); len(f) != 1 || f[0].Name != "Anna Berg" {
		t.Errorf("%+v", f)
	}
}

func TestMailsThatCameBack(t *testing.T) {
	expect(t, "postfix", `From: MAILER-DAEMON@mail.example (Mail Delivery System)
To: buero@lindqvist.example
Subject: Undelivered Mail Returned to Sender

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients.

<anna@web.example>: host mx.web.example[1.2.3.4] said: 550 5.1.1
    <anna@web.example>: Recipient address rejected: User unknown in virtual
    mailbox table (in reply to RCPT TO command)

<bo@full.example>: host mx said: 452 4.2.2 The email account that you tried
    to reach is over quota

Content-Type: message/rfc822

From: Büro <buero@lindqvist.example>
To: buero@lindqvist.example
Subject: Herbst

See carla@nowhere.example
`, "anna@web.example bounced\nbo@full.example full")

	expect(t, "the report of a server", `Reporting-MTA: dns; mail.example
Final-Recipient: rfc822; Anna@web.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 unknown

Final-Recipient: rfc822; bo@web.example
Action: failed
Status: 5.7.1
Diagnostic-Code: smtp; 550 5.7.1 message refused by policy
`, "anna@web.example bounced\nbo@web.example full")

	found := expect(t, "Outlook, German", `Von: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@lindqvist.example>
Gesendet: Montag, 12. Oktober 2026 10:15
An: Büro Lindqvist <buero@lindqvist.example>
Betreff: Unzustellbar: Neues im Herbst

Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Gruppen:

Anna Berg (anna@web.example)
Die eingegebene E-Mail-Adresse wurde nicht gefunden. Überprüfen Sie die E-Mail-Adresse des Empfängers.

Diagnoseinformationen für Administratoren:
Generierender Server: EX01.lindqvist.example
anna@web.example
Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'

Ursprüngliche Nachrichtenkopfzeilen:
Message-ID: <1234@EX01.lindqvist.example>
From: Büro Lindqvist <buero@lindqvist.example>
To: Büro Lindqvist <buero@lindqvist.example>
`, "anna@web.example bounced")
	if len(found) == 1 && !strings.Contains(found[0].Quote, "nicht gefunden") {
		t.Errorf("%q", found[0].Quote)
	}

	expect(t, "Outlook, Danish and Swedish, and an answer behind them", `Fra: Microsoft Outlook
Sendt: 12. oktober 2026
Til: kontor@firma.example
Emne: Kan ikke leveres: Nyt i efteråret

Levering til disse modtagere eller grupper mislykkedes:
mette@x.example
Modtagerens postkasse er fuld.

Från: Microsoft Outlook
Skickat: den 12 oktober 2026
Till: kontor@firma.example
Ämne: Olevererbart: Höstnytt

Det gick inte att leverera till följande mottagare eller grupper:
asa@y.example
E-postadressen hittades inte.

Från: Nils Ek <nils@z.example>
Skickat: den 12 oktober 2026
Till: kontor@firma.example
Ämne: Sv: Höstnytt

Avregistrera
`, "mette@x.example full\nasa@y.example bounced\nnils@z.example unsubscribed")

	expect(t, "Gmail, without a head", `Address not found
Your message wasn't delivered to anna@web.example because the address couldn't be found, or is unable to receive mail.
`, "anna@web.example bounced")
	expect(t, "not yet", "Subject: Delivery delayed\nFrom: postmaster@x.example\n\nDelivery to bo@y.example has been delayed. We will try again.", "bo@y.example full")
	expect(t, "a bounce that names nobody", "From: postmaster@x.example\nSubject: Undeliverable: News\n\nIt failed.", "postmaster@x.example unknown")
}

func TestLongTextIsReadWhole(t *testing.T) {
	one := "From: mailer-daemon@x.example\nTo: b@y.example\nSubject: Undeliverable: x\n\nDelivery has failed to c@z.example\n> ja\n"
	if found := Read(strings.Repeat(one, 300)); len(found) != 1 {
		t.Errorf("%d", len(found))
	}
	var many strings.Builder
	many.WriteString("Delivery has failed to these recipients:\n")
	for i := range 400 {
		many.WriteString("p" + strconv.Itoa(i) + "@x.example\n550 5.1.1 no such user\n")
	}
	if found := Read(many.String()); len(found) != 400 || found[399].Kind != Bounced {
		t.Errorf("%d", len(found))
	}
}
