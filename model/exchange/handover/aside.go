package handover

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
)

// What leaves by the clipboard and by the mail program, as the log names it.
const (
	copied Format = "clipboard" // rows or addresses of several people, to be pasted
	mailed Format = "mail"      // a new mail to several people in the mail program
)

// Copy asks the gate which of these people may be put onto the clipboard, and writes into the log that they were. It is
// for what several people stand in: rows of a list, a row of addresses.
func Copy(ctx context.Context, b *book.Book, ids []int64, purpose consent.Purpose, channel consent.Channel) (consent.Decision, error) {
	return aside(ctx, b, ids, book.Handover{Format: string(copied), Purpose: string(purpose), Channel: string(channel), Place: book.PlaceClipboard})
}

// Mail asks the gate which of these people may be addressed in a new mail, and writes into the log that they were.
func Mail(ctx context.Context, b *book.Book, ids []int64, purpose consent.Purpose) (consent.Decision, error) {
	return aside(ctx, b, ids, book.Handover{Format: string(mailed), Purpose: string(purpose), Channel: string(consent.ChannelEmail), Place: book.PlaceMail})
}

// aside asks the gate about what is no file, and logs it. A book that can only be read has no log to write.
func aside(ctx context.Context, b *book.Book, ids []int64, line book.Handover) (consent.Decision, error) {
	purpose, channel := consent.Purpose(line.Purpose), consent.Channel(line.Channel)
	people, err := b.StandingsFor(ctx, ids, purpose, channel)
	if err != nil {
		return consent.Decision{}, err
	}
	d := consent.Gate(purpose, channel, people)
	line.Count, line.LeftOut, line.People = len(d.Allowed), len(d.LeftOut), d.Allowed
	if line.Count == 0 {
		return d, nil
	}
	if err := b.RecordHandover(ctx, line, nil); err != nil && model.CodeOf(err) != model.CodeReadOnly {
		return consent.Decision{}, err
	}
	return d, nil
}
