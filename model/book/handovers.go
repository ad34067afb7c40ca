package book

import (
	"context"
	"path/filepath"
	"slices"
	"time"

	"gorm.io/gorm"
)

// Handover is one line of the log of what left the book.
type Handover struct {
	ID      int64
	At      time.Time // UTC
	Who     string    // the colleague's name at that time
	Format  string    // what it was handed over as
	Device  string    // what it was handed over to, "" where that does not matter
	Count   int       // how many people were in it
	LeftOut int       // how many had to stay out
	Purpose string    // what the gate was asked for, "" in lines of earlier programs
	Channel string    // the way on which it left, as the gate names it
	Place   string    // to where: the file, or one of the places below
	People  []int64   // who was in it, in the order of their ids; nil where that is no longer kept
}

// The places that are no file.
const (
	PlaceScreen    = "screen"    // a code that a phone reads off the screen
	PlaceClipboard = "clipboard" // from where it is pasted
	PlaceMail      = "mail"      // a new mail in the mail program
	PlaceTerminal  = "terminal"  // printed by a command
)

type handoverRow struct {
	ID      int64
	At      int64
	Who     string
	Format  string
	Device  string
	Count   int
	LeftOut int
	Purpose string
	Channel string
	Place   string
	People  []byte
}

func (handoverRow) TableName() string { return "handovers" }

func (r *handoverRow) handover() Handover {
	return Handover{r.ID, moment(r.At), r.Who, r.Format, r.Device, r.Count, r.LeftOut, r.Purpose, r.Channel, r.Place, unpackIDs(r.People)}
}

// RecordHandover writes the log, and keeps the fingerprint of each person's card that the device was given; nil for
// formats without cards, and an empty fingerprint for whom the device was told to forget. At and Who are filled in
// where they are missing. It is no change that could be undone: what has left has left.
func (b *Book) RecordHandover(ctx context.Context, h Handover, cards map[int64]string) error {
	b.changing.Lock()
	defer b.changing.Unlock()
	if err := b.checkThere(); err != nil {
		return err
	}
	err := b.write.WithContext(ctx).Transaction(func(db *gorm.DB) error { return b.recordHandover(ctx, db, h, cards) })
	return named(codedIn(ctx, err), b.path)
}

func (b *Book) recordHandover(ctx context.Context, db *gorm.DB, h Handover, cards map[int64]string) error {
	if h.At.IsZero() {
		h.At = b.now()
	}
	if h.Who == "" {
		seat, err := readSeat(db)
		if err != nil {
			return err
		}
		h.Who = seat.Name
	}
	people := inOrder(slices.Clone(h.People))
	if h.Count == 0 {
		h.Count = len(people)
	}
	row := handoverRow{0, micros(h.At), h.Who, h.Format, h.Device, h.Count, h.LeftOut, h.Purpose, h.Channel, placeOf(h), packIDs(people)}
	if err := db.Create(&row).Error; err != nil {
		return err
	}
	out := newBulk(ctx, db, "handed_cards", []string{"device", "person_id", "fingerprint", "handover_id"})
	out.tail = " ON CONFLICT (device, person_id) DO UPDATE SET fingerprint = excluded.fingerprint, handover_id = excluded.handover_id"
	var forgotten []int64
	for _, id := range sortedIDs(cards) {
		if cards[id] == "" {
			forgotten = append(forgotten, id)
			continue
		}
		if err := out.add(h.Device, id, cards[id], row.ID); err != nil {
			return err
		}
	}
	if err := out.flush(); err != nil {
		return err
	}
	return chunks(forgotten, 500, func(part []int64) error {
		return run(ctx, db, "DELETE FROM handed_cards WHERE device = ? AND person_id IN "+idList(part), h.Device)
	})
}

// placeOf is where something went. A file about one person is likely called by their name, which the log is not to hold.
func placeOf(h Handover) string {
	switch h.Place {
	case "", PlaceScreen, PlaceClipboard, PlaceMail, PlaceTerminal:
		return h.Place
	}
	if h.Count == 1 {
		return folderOf(h.Place)
	}
	return h.Place
}

// folderOf is the folder of a file that may be named without it.
func folderOf(file string) string {
	if whole, err := filepath.Abs(file); err == nil {
		file = whole
	}
	return filepath.Dir(file)
}

// Handovers reads the log, newest first: at most limit lines before the one of that id, 0 for the newest.
func (b *Book) Handovers(ctx context.Context, before int64, limit int) ([]Handover, error) {
	db := b.read.WithContext(ctx).Order("id DESC").Limit(limit)
	if before > 0 {
		db = db.Where("id < ?", before)
	}
	var rows []handoverRow
	if err := db.Find(&rows).Error; err != nil {
		return nil, codedIn(ctx, err)
	}
	list := make([]Handover, len(rows))
	for i := range rows {
		list[i] = rows[i].handover()
	}
	return list, nil
}

// HandedOver are the cards that a device holds, as far as the log knows: the newest fingerprint of each person who was
// handed over to it, whether still in the book or not. The moment is that of the newest handover, zero where there was
// none.
func (b *Book) HandedOver(ctx context.Context, device string) (cards map[int64]string, at time.Time, err error) {
	cards = map[int64]string{}
	err = b.view(ctx, func(db *gorm.DB) error {
		var newest int64
		if err := query(db, &newest, "SELECT at FROM handovers WHERE device = ? ORDER BY id DESC LIMIT 1", device); err != nil {
			return err
		}
		at = moment(newest)
		var rows []struct {
			PersonID    int64
			Fingerprint string
		}
		err := query(db, &rows, "SELECT person_id, fingerprint FROM handed_cards WHERE device = ?", device)
		for _, r := range rows {
			cards[r.PersonID] = r.Fingerprint
		}
		return err
	})
	if err != nil {
		return nil, time.Time{}, err
	}
	return cards, at, nil
}

// Devices are the names of everything that was ever handed over to, the one of the newest handover first.
func (b *Book) Devices(ctx context.Context) ([]string, error) {
	var list []string
	err := query(b.read.WithContext(ctx), &list, "SELECT device FROM handovers WHERE device <> '' GROUP BY device ORDER BY max(id) DESC")
	return list, codedIn(ctx, err)
}
