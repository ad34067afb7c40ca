package qr

import (
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model"
)

// card is a card with the line that keeps readers from taking it for Japanese.
func card(family, given string) string {
	return "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:À\r\nN:" + family + ";" + given + ";;;\r\nFN:" + given + " " + family + "\r\nTEL;TYPE=CELL,PREF:+491701234567\r\nEND:VCARD\r\n"
}

func TestCodesAreRead(t *testing.T) {
	zbar, err := exec.LookPath("zbarimg")
	if err != nil {
		t.Skip("zbarimg is missing (package zbar-tools)")
	}
	for _, text := range []string{
		card("Müller", "Jürgen"), card("Sørensen", "Søren"), card("Größe", "Jörg"), card("Åkesson", "Åse"), card("Öland", "Ärla"), card("Ærø", "Dr. Øyvind"), card("Ek", "Bo"),
		card("Ævarsdóttir", "Ðórunn"), card("Łuksa", "Zoë"),
		"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Müller-Lüdenscheidt;Jürgen;;Dr.;\r\nFN:Dr. Jürgen Müller-Lüdenscheidt\r\nORG:Søndergaard\\; Åkesson & Ærø\r\nTEL;TYPE=CELL,PREF:+491701234567\r\nEMAIL:j@x.example\r\nEND:VCARD\r\n",
		"x",
		strings.Repeat("Groesse ", 100),
	} {
		img, err := Code(text)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "code.png")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := png.Encode(f, img); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(zbar, "--raw", "--quiet", "-Sdisable", "-Sqrcode.enable", path).Output()
		if err != nil {
			t.Fatalf("%q was not recognised: %v", text, err)
		}
		if got := strings.TrimSuffix(string(out), "\n"); got != text {
			t.Errorf("read %q, want %q", got, text)
		}
	}
}

func TestSizeAndBorder(t *testing.T) {
	for _, text := range []string{"x", strings.Repeat("x", 300), strings.Repeat("x", 2300)} {
		img, err := Code(text)
		if err != nil {
			t.Fatal(err)
		}
		b := img.Bounds()
		if b.Dx() != b.Dy() || b.Dx() < leastSize {
			t.Errorf("%d bytes: %v", len(text), b)
		}
		first := -1
		for x := range b.Dx() {
			if isBlack(img.At(x, x)) {
				first = x
				break
			}
		}
		if first < quietModules*leastPerModule {
			t.Errorf("%d bytes: black at %d", len(text), first)
		}
	}
	for _, text := range []string{"", strings.Repeat("x", 2400)} {
		if _, err := Code(text); model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("%d bytes: %v", len(text), err)
		}
	}
}
