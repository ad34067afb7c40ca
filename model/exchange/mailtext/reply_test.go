package mailtext

import "testing"

func TestAnswersInFourLanguages(t *testing.T) {
	for text, want := range map[string]struct {
		kind   Kind
		guests int
	}{
		// German
		"ja gerne, wir kommen zu zweit": {Yes, 1},
		"leider nicht":                  {No, 0},
		"Ja":                            {Yes, 0},
		"Nein, danke":                   {No, 0},
		"Liebe Frau Holm,\n\nvielen Dank für die Einladung! Ich komme sehr gerne.\n\nMit freundlichen Grüßen\nAnna Berg": {Yes, 0},
		"Vielen Dank für die Einladung, ich freue mich sehr darüber! Leider kann ich an dem Abend nicht kommen.":         {No, 0},
		"Ich wäre gerne gekommen, bin aber im Urlaub.":                                                                   {No, 0},
		"Leider bin ich da auf Dienstreise.":                                                                             {No, 0},
		"Ich komme gerne, kann aber leider erst um 19 Uhr da sein.":                                                      {Yes, 0},
		"Kann noch nicht sagen, ob ich komme":                                                                            {Maybe, 0},
		"Ich weiß es noch nicht.":                                                                                        {Maybe, 0},
		"Vielleicht, melde mich":                                                                                         {Maybe, 0},
		"Ich komme nicht allein, sondern mit meiner Frau.":                                                               {Yes, 1},
		"Sind dabei! Zu dritt, wenn das geht.":                                                                           {Yes, 2},
		"Ich nehme teil, ohne Begleitung. Kein Fleisch bitte, ich esse nicht gern Fisch.":                                {Yes, 0},
		"Ich muss leider absagen.":                                                                                       {No, 0},
		"Ich muss mich für den Abend leider wieder abmelden.":                                                            {No, 0},
		"Gerne! Meine Frau kann leider nicht.":                                                                           {Yes, 0},
		"Komme mit Frau und Tochter":                                                                                     {Yes, 2},
		"Ich komme +1":                                                                                                   {Yes, 1},
		"Ich komme gern. Meine neue Nummer ist +46 70 174 06 05.":                                                        {Yes, 0},
		"Wir kommen, 4 Personen.":                                                                                        {Yes, 3},
		"Wir kommen um 7 Uhr.":                                                                                           {Yes, 0},
		"Ja, und ich bringe zwei Gäste mit.":                                                                             {Yes, 2},
		"Hallo Frau Holm, leider nicht":                                                                                  {No, 0},
		"Meine Frau und ich können nicht kommen":                                                                         {No, 0},
		"Ich melde mich hiermit an, mit Begleitung.":                                                                     {Yes, 1},
		"Hallo, danke für die Einladung. An dem Abend habe ich leider schon etwas vor. Beim nächsten Mal sehr gerne!": {No, 0},
		// English
		"Hi Yes I'll come":                                          {Yes, 0},
		"I will come, but my husband can't.":                        {Yes, 0},
		"I'm afraid I have another engagement":                      {No, 0},
		"Two of us will come":                                       {Yes, 1},
		"Yes please, count me in":                                   {Yes, 0},
		"We'd love to come, the two of us.":                         {Yes, 1},
		"Thanks for the invitation! Unfortunately I can't make it.": {No, 0},
		"I won't be able to attend, sorry":                          {No, 0},
		"I'd love to, but I'm in Spain that week":                   {No, 0},
		"No meat for me, but I will come with my wife":              {Yes, 1},
		"No, sorry":                        {No, 0},
		"Not sure yet, I'll let you know":  {Maybe, 0},
		"Looking forward to it!":           {Yes, 0},
		"I can't eat nuts, but I'm coming": {Yes, 0},
		"Happy to join, plus one":          {Yes, 1},
		"What time does it start?":         {Unknown, 0},
		// Danish
		"Ja tak, jeg kommer gerne":                    {Yes, 0},
		"Vi kommer to":                                {Yes, 1},
		"Desværre, jeg kan ikke komme":                {No, 0},
		"Jeg må desværre melde afbud":                 {No, 0},
		"Nej tak":                                     {No, 0},
		"Måske, jeg ved det ikke endnu":               {Maybe, 0},
		"Jeg kommer med min kæreste":                  {Yes, 1},
		"Jeg deltager. Jeg spiser ikke svinekød.":     {Yes, 0},
		"Tak for invitationen, men jeg er forhindret": {No, 0},
		"Meld mig fra nyhedsbrevet":                   {Unsubscribed, 0},
		"Hermed tilmelder jeg mig":                    {Yes, 0},
		// Swedish
		"Hej, jag och min fru kommer gärna.":       {Yes, 1},
		"Hej Anna, ja tack":                        {Yes, 0},
		"Avanmäl mig från eventet, jag blev sjuk.": {No, 0},
		"Ja tack, jag kommer gärna":                {Yes, 0},
		"Tyvärr kan jag inte komma":                {No, 0},
		"Jag har tyvärr fått förhinder.":           {No, 0},
		"Vi är två som kommer":                     {Yes, 1},
		"Kanske, jag återkommer":                   {Maybe, 0},
		"Jag kommer tillsammans med min sambo":     {Yes, 1},
		"Jag kommer, men äter inte fisk":           {Yes, 0},
		"Tackar nej den här gången":                {No, 0},
		"Kul! Jag är med.":                         {Yes, 0},
		// no more of it
		"Abmelden":           {Unsubscribed, 0},
		"Unsubscribe please": {Unsubscribed, 0},
		"Bitte nehmen Sie mich aus dem Verteiler.":       {Unsubscribed, 0},
		"Ich möchte den Newsletter nicht mehr bekommen.": {Unsubscribed, 0},
		"Afmeld": {Unsubscribed, 0},
		"Jeg vil gerne slettes, jeg vil ikke længere have nyhedsbrevet": {Unsubscribed, 0},
		"Avregistrera": {Unsubscribed, 0},
		"Jag vill inte ha fler nyhetsbrev, tack.": {Unsubscribed, 0},
		"Please remove me from your list":         {Unsubscribed, 0},
		"Bitte keine weiteren Mails mehr":         {Unsubscribed, 0},
		"Der Newsletter war schön, danke!":        {Unknown, 0},
		"":                                        {Unknown, 0},
	} {
		kind, guests, quote := understood(text, "")
		if kind != want.kind || guests != want.guests {
			t.Errorf("%q says %s with %d, want %s with %d (%q)", text, kind, guests, want.kind, want.guests, quote)
		}
		if kind != Unknown && quote == "" {
			t.Errorf("%q is quoted with nothing", text)
		}
	}
}
