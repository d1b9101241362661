package eval

import (
	"errors"
	"io"

	"yardstick/assess/answers"
)

// ReadAnswers reads all answers of a file, in order; labels name them by their
// ids. It refuses more than 64 MiB of text and a file without answers, and fails
// where package answers does. name is the file's name.
func ReadAnswers(name string, r io.Reader) ([]answers.Answer, error) {
	in, err := answers.NewReader(name, r)
	if err != nil {
		return nil, err
	}
	var all []answers.Answer
	size := 0
	for {
		a, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if size += len(a.Text); size > maxInput {
			return nil, at(name, a.Line, "", "the answers hold more than %d MiB, the most that an evaluation reads", maxInput>>20)
		}
		all = append(all, a)
	}
	if len(all) == 0 {
		return nil, at(name, 0, "", "holds no answers")
	}
	return all, nil
}
