package assess

import (
	"math/rand/v2"
	"strings"
	"testing"

	"yardstick/assess/text"
)

func shuffledWords(s string, seed uint64) string {
	words := strings.Fields(s)
	rand.New(rand.NewPCG(seed, 1)).Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	return strings.Join(words, " ")
}

func isJumbled(tb testing.TB, s string) bool {
	tb.Helper()
	d, err := text.Parse(s)
	if err != nil {
		tb.Fatal(err)
	}
	return jumbled(d)
}

func TestJumbled(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]string{
		"prose": "I have failed when the same caller has to ring me a third time about one parcel, and when the entries of the day are still lying there at six because I kept " +
			"answering the telephone. My team leader should hear it from me first, and not from the customer.",
		"telegram": "site plan first. check cables. no digging before permit is back from city. then fence, lights, signs both sides. crew briefed at seven, me there. phone number of gas " +
			"people in my pocket, always.",
		"second language": "For me fail is when guest come to reception and nobody know him, room not clean, key not working, and I say wait please wait. In my old hotel this happen two time in " +
			"one week and I go to manager and tell it is my mistake because I did not look in list.",
		"flat": "so basically you know when its going wrong cause people stop telling you stuff and the board is empty and everybody is just doing their own thing and i should of asked " +
			"earlier but i didnt",
	} {
		if isJumbled(t, s) {
			t.Errorf("%s: said to be without order", name)
		}
		caught := 0
		for seed := range uint64(20) {
			if isJumbled(t, shuffledWords(s, seed)) {
				caught++
			}
		}
		if caught < 15 {
			t.Errorf("%s: %d of 20 shuffled copies are caught, want at least 15", name, caught)
		}
	}
	if isJumbled(t, "late rooms dirty baths dead keys") {
		t.Error("six words are too few to tell")
	}
}

// TestJumbledOnRealAnswers holds the limit against answers of people, where
// they are at hand: hardly any is refused, and nearly all of their shuffled copies are.
func TestJumbledOnRealAnswers(t *testing.T) {
	t.Parallel()
	all, refused, caught := 0, 0, 0
	for _, answer := range sharedAnswers(t, "siop2019") {
		if len(strings.Fields(answer)) < orderLong {
			continue
		}
		all++
		if isJumbled(t, answer) {
			refused++
			t.Logf("refused: %.120s", answer)
		}
		if isJumbled(t, shuffledWords(answer, uint64(all))) {
			caught++
		}
	}
	t.Logf("%d answers of %d words or more: %d refused, %d of their shuffled copies caught", all, orderLong, refused, caught)
	if refused*1000 > all || caught*100 < all*98 {
		t.Errorf("of %d answers %d are refused and %d shuffled ones caught, want at most one in 1,000 and at least 98 %%", all, refused, caught)
	}
}
