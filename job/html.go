package job

import (
	_ "embed"
	"html/template"
	"io"
)

//go:embed show.html
var page string

// WriteHTML shows a job as one self-contained page, light or dark as the
// reader's system is, made to be printed too. It asks for nothing from outside.
func WriteHTML(w io.Writer, j *Job, d Derivation, outcomes []Outcome) error {
	t, err := template.New("job").Parse(page)
	if err != nil {
		return err
	}
	return t.Execute(w, view{newMatrix(j, d, outcomes), FailureKinds()})
}

// view is what the page shows.
type view struct {
	matrix
	Kinds []FailureKind
}
