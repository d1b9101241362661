package document

import "strings"

// Nearest returns the one of names that a person who typed name most likely
// meant, or nothing where none is near: at most a third of its letters wrong.
func Nearest(name string, names []string) string {
	name = strings.ToLower(name)
	best, bestCost := "", 0
	if len(name) > 100 {
		return ""
	}
	for _, n := range names {
		cost := distance(name, strings.ToLower(n))
		if cost > max(1, (max(len(n), len(name))+1)/3) {
			continue
		}
		if best == "" || cost < bestCost {
			best, bestCost = n, cost
		}
	}
	return best
}

// distance is the Levenshtein distance of two byte strings.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
