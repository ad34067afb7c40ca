package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"runtime/metrics"
	"strings"
	"testing"
	"time"
)

// timed measures runs: their time, and the most memory the Go heap took meanwhile.
type timed struct {
	time time.Duration
	peak uint64
}

func (m *timed) run(f func()) {
	runtime.GC()
	stop := make(chan struct{})
	done := make(chan uint64)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		var peak uint64
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			metrics.Read(sample)
			peak = max(peak, sample[0].Value.Uint64())
			select {
			case <-stop:
				done <- peak
				return
			case <-tick.C:
			}
		}
	}()
	start := time.Now()
	f()
	m.time += time.Since(start)
	close(stop)
	m.peak = max(m.peak, <-done)
}

var inlineText = regexp.MustCompile(` t="inlineStr"><is><t>([^<]*)</t></is>`)

// toShared moves the texts of a workbook into the list of shared texts, where Excel writes them.
func toShared(b *testing.B, content []byte) []byte {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	must(b, err)
	var out, list bytes.Buffer
	w := zip.NewWriter(&out)
	list.WriteString(`<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`)
	index := map[string]int{}
	for _, part := range z.File {
		r, err := part.Open()
		must(b, err)
		text, err := io.ReadAll(r)
		must(b, err)
		if strings.HasPrefix(part.Name, "xl/worksheets/sheet") {
			text = inlineText.ReplaceAllFunc(text, func(m []byte) []byte {
				value := string(inlineText.FindSubmatch(m)[1])
				n, ok := index[value]
				if !ok {
					n = len(index)
					index[value] = n
					fmt.Fprintf(&list, "<si><t>%s</t></si>", value)
				}
				return fmt.Appendf(nil, ` t="s"><v>%d</v>`, n)
			})
		}
		if part.Name == "xl/_rels/workbook.xml.rels" {
			text = bytes.Replace(text, []byte("</Relationships>"), []byte(`<Relationship Id="rIdS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`), 1)
		}
		to, err := w.Create(part.Name)
		must(b, err)
		_, err = to.Write(text)
		must(b, err)
	}
	list.WriteString("</sst>")
	to, err := w.Create("xl/sharedStrings.xml")
	must(b, err)
	_, err = to.Write(list.Bytes())
	must(b, err)
	must(b, w.Close())
	return out.Bytes()
}
