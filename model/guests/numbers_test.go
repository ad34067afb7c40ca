package guests

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"alumnibook/model"
)

// upTo is a list of so many numbers.
func upTo(n int) func(int) bool { return func(i int) bool { return i >= 1 && i <= n } }

func TestNumbersAsTheyAreTyped(t *testing.T) {
	for text, want := range map[string][]int{
		"1-7 9 12":        {1, 2, 3, 4, 5, 6, 7, 9, 12},
		"41-60 63 65-74":  append(append(span2(41, 60), 63), span2(65, 74)...),
		"1–3, 5; 6 und 7": nil,
		"1–3, 5; 6":       {1, 2, 3, 5, 6},
		"3 - 5":           {3, 4, 5},
		"3- 5":            {3, 4, 5},
		"3 -5":            {3, 4, 5},
		"7-5":             {5, 6, 7},
		"1. 2. 3.":        {1, 2, 3},
		"1+2 & 3":         {1, 2, 3},
		"  4\n5\t6 ":      {4, 5, 6},
		"007":             {7},
		"80":              {80},
		"81":              nil,
		"79-81":           nil,
		"0":               nil,
		"-5":              nil,
		"5-":              nil,
		"1-2-3":           nil,
		"99999999999999":  nil,
		"":                nil,
		" , ; ":           nil,
	} {
		got := ParseNumbers(text, upTo(80))
		if (got.Err() == nil) != (want != nil) || want != nil && !slices.Equal(got.List, want) {
			t.Errorf("%q: %+v", text, got)
		}
	}
}

func span2(from, to int) (list []int) {
	for i := from; i <= to; i++ {
		list = append(list, i)
	}
	return list
}

func TestNumbersTellWhatIsWrong(t *testing.T) {
	got := ParseNumbers("1-3 2 3 99 x 2", upTo(80))
	if !slices.Equal(got.List, []int{1, 2, 3}) || !slices.Equal(got.Doubles, []int{2, 3}) || !slices.Equal(got.Unknown, []string{"99", "x"}) {
		t.Errorf("%+v", got)
	}
	e, ok := got.Err().(*model.Error)
	if !ok || e.Code != CodeNoNumber || e.Name != "99" {
		t.Error(got.Err())
	}
	if err := ParseNumbers(" ", upTo(80)).Err(); model.CodeOf(err) != CodeNoNumbers {
		t.Error(err)
	}
}

// Whatever is typed, only numbers of the list are taken, each once and in order, or the text is refused.
func TestOnlyNumbersOfTheListAreTaken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 120).Draw(t, "guests")
		text := strings.Join(rapid.SliceOf(rapid.StringMatching(`[0-9]{1,3}([-–][0-9]{1,3})?[,;. ]?`)).Draw(t, "words"), rapid.SampledFrom([]string{" ", ", ", "\n"}).Draw(t, "between"))
		got := ParseNumbers(text, upTo(n))
		for i, number := range got.List {
			if number < 1 || number > n || i > 0 && got.List[i-1] >= number {
				t.Fatalf("%q: %+v", text, got)
			}
		}
		for _, d := range got.Doubles {
			if !slices.Contains(got.List, d) {
				t.Fatalf("%q: %+v", text, got)
			}
		}
		if got.Err() == nil && len(got.List) == 0 {
			t.Fatalf("%q was taken", text)
		}
	})
}

func FuzzParseNumbers(f *testing.F) {
	for _, s := range []string{"1-7 9 12", "3 - 5", "–", "1-99999", "٣", "1--2", "1- -2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, n := range ParseNumbers(text, upTo(200)).List {
			if n < 1 || n > 200 {
				t.Errorf("%q: %d", text, n)
			}
		}
	})
}
