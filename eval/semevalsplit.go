package eval

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"yardstick/internal/fault"
)

// The labels of SemEval-2013 task 7, 2-way and 3-way.
const (
	correct       = "correct"
	incorrect     = "incorrect"
	contradictory = "contradictory"
)

func isShortLabel(s string) bool {
	return s == correct || s == incorrect || s == contradictory
}

// Split is the questions of one folder of SemEval-2013.
type Split struct {
	Name      string
	Questions []*ShortQuestion
}

// maxFiles is the most XML files that are read of one folder.
const maxFiles = 10_000

// ReadSplit reads all XML files of the folder, in the order of their names;
// folders inside it are not entered. name is the folder's name for reports and
// for errors. It fails on a folder without XML files.
func ReadSplit(name string, folder fs.FS) (Split, error) {
	entries, err := fs.ReadDir(folder, ".")
	if err != nil {
		return Split{}, &fault.Error{Kind: fault.Invalid, File: name, Message: "cannot be read: want a folder of XML files", Cause: err}
	}
	s := Split{Name: name}
	for _, e := range entries {
		if e.IsDir() || !strings.EqualFold(path.Ext(e.Name()), ".xml") {
			continue
		}
		if len(s.Questions) == maxFiles {
			return Split{}, at(name, 0, "", "holds more than %d XML files", maxFiles)
		}
		q, err := readEntry(name, folder, e.Name())
		if err != nil {
			return Split{}, err
		}
		s.Questions = append(s.Questions, q)
	}
	if len(s.Questions) == 0 {
		return Split{}, at(name, 0, "", "holds no XML files: want the folder of one split, such as test-unseen-answers")
	}
	return s, nil
}

// readEntry reads one file of a folder.
func readEntry(name string, folder fs.FS, file string) (*ShortQuestion, error) {
	f, err := folder.Open(file)
	if err != nil {
		return nil, at(path.Join(name, file), 0, "", "cannot be read: %v", err)
	}
	defer f.Close()
	return ReadShortQuestion(path.Join(name, file), f)
}

// scaleOf gives the labels of the splits: the two of the 2-way task or, where
// an answer is labelled contradictory, the three of the 3-way task. It fails
// where one split is 2-way and another 3-way, which cannot be pooled, and
// where two splits hold the same answer.
func scaleOf(splits []Split) (scale, error) {
	ways := make([]bool, len(splits))
	seen := make(map[string]string)
	for i, s := range splits {
		for _, q := range s.Questions {
			for _, a := range q.Answers {
				ways[i] = ways[i] || a.Gold == contradictory
				if first, ok := seen[a.ID]; ok {
					return scale{}, at(a.File, a.Line, "studentAnswer", "the answer %q stands in %s already", a.ID, first)
				}
				seen[a.ID] = a.File
			}
		}
	}
	three := slices.Contains(ways, true)
	if three && slices.Contains(ways, false) {
		return scale{}, at(splits[slices.Index(ways, false)].Name, 0, "", "has 2-way labels and %s has 3-way labels: evaluate them apart",
			splits[slices.Index(ways, true)].Name)
	}
	if three {
		return scale{labels: []string{contradictory, incorrect, correct}, credit: []int{0, 0, 1}}, nil
	}
	return scale{labels: []string{incorrect, correct}, credit: []int{0, 1}}, nil
}
