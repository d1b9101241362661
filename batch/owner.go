package batch

// OfPerson and OfCoach are the owners of the batches of somebody who practises and of a
// coach, who may have the same name.
func OfPerson(name string) string { return "person/" + name }

// OfCoach is the owner of a coach's batches.
func OfCoach(name string) string { return "coach/" + name }

// Whose says for people whose an answer is: the candidate, or the answer's id where
// none is named.
func Whose(i *Item) string {
	if i.Candidate != "" {
		return i.Candidate
	}
	return i.ID
}
