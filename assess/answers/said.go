package answers

import (
	"slices"
	"strings"

	"yardstick/assess/transcript"
)

// said gives the words of the one who answers. A text in which nobody else
// speaks is given back as it is, and so is a dialogue whose labels say who asks:
// the assessor leaves the interviewer's words out by itself, and offsets stay
// those of the file.
func (a *Reader) said(all string) (string, error) {
	captions := transcript.IsCaptions(all) || named(a.name, ".vtt", ".srt")
	if strings.TrimSpace(all) == "" || a.opts.Speaker == All && !captions {
		return all, nil
	}
	t, err := transcript.Parse(a.name, []byte(all))
	if err != nil {
		return "", err
	}
	names := t.Speakers()
	if a.opts.Speaker != "" && a.opts.Speaker != All {
		return a.of(&t, 0)
	}
	answerer, known := t.Answerer()
	switch {
	case captions && known:
		all, _ = t.Of(answerer)
	case captions && (a.opts.Speaker == All || len(names) < 2 && !t.Unsure):
		all, _ = t.Of("")
	case !captions && transcript.AsksAlone(all):
		return "", a.unnamed()
	case t.Clocks && known:
		all, _ = t.Of(answerer)
	case t.Clocks && len(names) < 2 && !t.Unsure:
		all, _ = t.Of("") // a time between brackets is no figure of the answer's
	case !captions && (known || len(names) < 2):
	case len(names) < 2:
		return "", a.unnamed()
	default:
		return "", a.fail(0, "", "holds the words of %s; say whose are the answer (--speaker %q), or --speaker %s for all of them",
			and(names), names[len(names)-1], All)
	}
	return all, nil
}

// unnamed says that a file does not tell whose its words are.
func (a *Reader) unnamed() error {
	return a.fail(0, "", "holds questions, or changes of speaker, and does not say who speaks: "+
		"leave in it only what the one who answers says, or say --speaker %s", All)
}

// of gives the words of the speaker that was asked for.
func (a *Reader) of(t *transcript.Transcript, line int) (string, error) {
	names := t.Speakers()
	i := slices.IndexFunc(names, func(n string) bool { return strings.EqualFold(n, strings.TrimSpace(a.opts.Speaker)) })
	switch {
	case i >= 0:
		said, _ := t.Of(names[i])
		return said, nil
	case len(names) == 0:
		return "", a.fail(line, "", "names no speakers, so none is called %q", a.opts.Speaker)
	}
	return "", a.fail(line, "", "has no speaker %q; it has %s", a.opts.Speaker, and(names))
}

// spoken takes the words of the speaker that was asked for out of one of many answers.
func (a *Reader) spoken(x Answer) (Answer, error) {
	if !a.stream || a.opts.Speaker == "" || a.opts.Speaker == All || strings.TrimSpace(x.Text) == "" {
		return x, nil
	}
	t, err := transcript.Parse(a.name, []byte(x.Text))
	if err == nil {
		x.Text, err = a.of(&t, x.Line)
	}
	return x, err
}

// and joins names.
func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
