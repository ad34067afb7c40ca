package importer

import (
	"crypto/sha256"
	"encoding/hex"
	"runtime"
	"slices"
	"strings"
	"sync"

	"alumnibook/model/exchange/vcard"
)

// photoCell begins the text of a cell that names a picture of the list.
const photoCell = "photo:"

// namesPhoto tells whether a cell names this very picture.
func namesPhoto(cell string, picture []byte) bool {
	sum := sha256.Sum256(picture)
	return len(picture) > 0 && cell == photoCell+hex.EncodeToString(sum[:])
}

// smallPhotos makes the pictures of rows as small as the book keeps them, on all processors.
func (p *Plan) smallPhotos(readings []*reading) map[string][]byte {
	var cells []string
	for _, r := range readings {
		if r.person.Photo != "" {
			cells = append(cells, r.person.Photo)
		}
	}
	if len(cells) == 0 {
		return nil
	}
	slices.Sort(cells)
	small := map[string][]byte{}
	var lock sync.Mutex
	var all sync.WaitGroup
	places := make(chan struct{}, runtime.NumCPU())
	for _, cell := range slices.Compact(cells) {
		places <- struct{}{}
		all.Go(func() {
			defer func() { <-places }()
			picture := vcard.SmallPhoto(p.draft.Photo(cell))
			lock.Lock()
			small[cell] = picture
			lock.Unlock()
		})
	}
	all.Wait()
	return small
}

// keepPhoto stores the picture that a person of a batch got from a row, and puts its key in place. What is no picture
// leaves the one before.
func (w *writing) keepPhoto(j job, i int, before string, brings *map[int32][]uint64) error {
	person, g := j.people[i], j.groups[i]
	cell := person.Photo
	if !strings.HasPrefix(cell, photoCell) {
		return nil
	}
	key, ok := w.photos[cell]
	if !ok {
		if small := j.photos[cell]; len(small) > 0 {
			var err error
			if key, err = w.tx.PutPhoto(small); err != nil {
				return err
			}
		}
		w.photos[cell] = key
	}
	person.Photo = before
	if key != "" {
		person.Photo = key
		(*brings)[g] = append((*brings)[g], valueHash(w.marks[w.Rows[w.groups[g].rows[0]].layout], FieldPhoto, key))
	}
	return nil
}
