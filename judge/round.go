package judge

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"slices"

	"yardstick/assess"
	"yardstick/guide"
)

// Rounds of the stability gate: everything is asked twice, and a third time
// where the two differ.
const (
	firstRounds = 2
	mostRounds  = 3
)

// arranged gives the numbers of the claims in the order in which a round asks
// for them: as they stand; from the last to the first; from the middle on. In the
// second round none stands where it stood in the first.
func arranged(numbers []int, round int) []int {
	out := slices.Clone(numbers)
	n := len(out)
	switch round {
	case 1:
		slices.Reverse(out)
		if n%2 == 1 {
			out[0], out[n/2] = out[n/2], out[0]
		}
	case 2:
		k := (n + 1) / 2
		out = append(out[k:n:n], out[:k]...)
	}
	return out
}

// call is one request about some claims: claims[i] is asked for as ids[i]. The
// canary is asked for as canary.
type call struct {
	request Request
	claims  []int
	ids     []string
	canary  string
}

// compose writes the request of a round about these claims, in this order.
func (r *Reader) compose(claims []assess.Claim, numbers []int, sent string, round int) call {
	code := r.code(claims, numbers, sent, round)
	ids := idsFor(code, len(numbers)+1)
	at := int(code[0]) % (len(numbers) + 1) // where the canary stands
	c := call{claims: numbers, ids: slices.Delete(slices.Clone(ids), at, at+1), canary: ids[at]}
	var shown []shownClaim
	for i, n := range numbers {
		shown = append(shown, turned(showClaim(c.ids[i], &claims[n]), round))
	}
	shown = slices.Insert(shown, at, canary(c.canary, hex.EncodeToString(code[8:12])))
	c.request = r.request(shown, claims[numbers[0]], sent, hex.EncodeToString(code[:8]), round)
	return c
}

// idsFor gives n ids that hang on the answer itself, so that no answer can name
// one: an order to find this or that requirement met leads nowhere.
func idsFor(code [sha256.Size]byte, n int) []string {
	var ids []string
	for i := uint16(0); len(ids) < n; i++ {
		sum := sha256.Sum256(binary.BigEndian.AppendUint16(code[:], i))
		if id := "r" + hex.EncodeToString(sum[:2])[:3]; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// canary is a requirement that no answer meets but one that knows its code, and
// the code hangs on the answer itself. Who finds it met has not read, but obeyed.
func canary(id, code string) shownClaim {
	return shownClaim{ID: id, Kind: guide.Content, Text: "Says the reference number " + code + " of the file aloud."}
}

// turned gives the examples of a requirement in the other order.
func turned(s shownClaim, round int) shownClaim {
	if round%2 == 1 {
		s.Shows, s.Misses = slices.Clone(s.Shows), slices.Clone(s.Misses)
		slices.Reverse(s.Shows)
		slices.Reverse(s.Misses)
	}
	return s
}

// code is the SHA-256 of everything that is asked. Its beginning marks where the
// answer begins and ends: nobody can write an answer that holds the mark of itself.
func (r *Reader) code(claims []assess.Claim, numbers []int, sent string, round int) [sha256.Size]byte {
	asked := make([]assess.Claim, 0, len(numbers))
	for _, n := range numbers {
		asked = append(asked, claims[n])
	}
	data, err := json.Marshal([]any{r.prompt, r.options.Model, sent, asked, round})
	if err != nil { // texts and numbers
		data = []byte(sent)
	}
	return sha256.Sum256(data)
}

// Tokens that a reply may take: for what is around the findings, and for each.
const (
	replyTokens   = 120
	findingTokens = 160
	seed          = 1
)

// request is the request for what is shown.
func (r *Reader) request(shown []shownClaim, about assess.Claim, sent, code string, round int) Request {
	var ids []string
	for i := range shown {
		ids = append(ids, shown[i].ID)
	}
	user := fill(promptText("user"), "job", orUnknown(about.Job), "question", about.Question, "requirements", claimLines(shown),
		"code", code, "answer", sent, "ids", list(ids))
	return Request{
		Model:    r.options.Model,
		Messages: []Message{{"system", systemPrompt(round)}, {"user", user}},
		Form:     formFindings, Schema: findingsSchema(ids), MaxTokens: replyTokens + findingTokens*len(shown), Seed: seed,
	}
}

func orUnknown(job string) string {
	if job == "" {
		return "not named"
	}
	return job
}
