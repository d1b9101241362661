package batch

// Whose says for people whose an answer is: the candidate, or the answer's id where
// none is named.
func Whose(i *Item) string {
	if i.Candidate != "" {
		return i.Candidate
	}
	return i.ID
}
