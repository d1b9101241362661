package api

import (
	"context"
	"crypto/rand"
	"io"
	"strings"

	"yardstick/assess/transcript"
	"yardstick/internal/fault"
	"yardstick/practice"
)

// Spoken is what became of a transcript.
type Spoken struct {
	Kept     bool              `json:"kept" doc:"The words stand in the attempt. False: say whose they are."`
	Attempt  *practice.Attempt `json:"attempt,omitempty" doc:"As it is then."`
	Speakers []Speaker         `json:"speakers" nullable:"false" doc:"Who speaks in the file."`
	Unsure   bool              `json:"unsure" doc:"The file may not tell the speakers apart."`
	Script   string            `json:"script,omitempty" doc:"Everything that was said, where it is unsure who said it."`
}

// Speaker is one who speaks in a transcript.
type Speaker struct {
	Name    string `json:"name"`
	Text    string `json:"text"`
	Seconds int    `json:"seconds,omitempty"`
}

// spokenOperations are about transcripts, and about readings that somebody corrected.
func (s *Service) spokenOperations() {
	handle(s, post("/attempts/{attempt}/transcript", "add-transcript",
		"Put what was said, from a transcript, behind what was written").practising().upTo(maxFile).tell(
		"Text, WebVTT or SubRip. Where several people speak, or may speak, nothing is kept until speaker says whose words are the answer. Where "+
			"the file does not tell them apart, take the words from script and keep them with save-draft, source transcript."), s.transcript)
	o := get("/corrections", "list-corrections", "Readings that you say are wrong, as labelled pairs, JSON lines").
		gives("application/x-ndjson")
	handle(s, o.practising(),
		func(ctx context.Context, c *caller, _ *struct{}) (*File, error) {
			all, err := s.desk(c).Store.Everything(ctx)
			if err != nil {
				return nil, err
			}
			return fileOf(o.kind, func(w io.Writer) error { return practice.WritePairs(w, &all) })
		})
}

func (s *Service) transcript(ctx context.Context, c *caller, in *struct {
	AttemptID
	Version
	Name    string `query:"name" maxLength:"200" default:"transcript.txt" doc:"What the file is called: its ending helps to read it."`
	Speaker string `query:"speaker" maxLength:"200" doc:"Whose words are the answer."`
	RawBody []byte
},
) (*struct {
	ETag string `header:"ETag"`
	Body Spoken
}, error,
) {
	base, err := in.seen()
	if err != nil {
		return nil, err
	}
	speech, err := transcript.Parse(in.Name, in.RawBody)
	if err != nil {
		return nil, err
	}
	d := s.desk(c)
	a, err := d.Store.Attempt(ctx, in.Attempt)
	if err != nil {
		return nil, err
	}
	out := &struct {
		ETag string `header:"ETag"`
		Body Spoken
	}{versioned(int64(a.Revision)), spokenOf(&speech)}
	if in.Speaker == "" && (len(out.Body.Speakers) > 1 || speech.Unsure) {
		return out, nil
	}
	if int64(a.Revision) != base {
		return nil, changedSince()
	}
	said, seconds := speech.Of(in.Speaker)
	if said == "" {
		return nil, &fault.Error{Kind: fault.Invalid, Field: "speaker", Message: "is nobody who speaks in the file; leave it out to see who does"}
	}
	draft := Draft{Text: strings.TrimSpace(a.Text + "\n\n" + said), Source: practice.Transcript, Seconds: a.Seconds + seconds}
	v := draft.version(base, c)
	v.Writer += " " + rand.Text() // none that is sent twice at once is put over the other
	a, err = d.Save(ctx, a.ID, v)
	if err != nil {
		return nil, conflicted(err)
	}
	out.ETag, out.Body.Kept, out.Body.Attempt = versioned(int64(a.Revision)), true, &a
	return out, nil
}

func spokenOf(t *transcript.Transcript) Spoken {
	out := Spoken{Speakers: []Speaker{}, Unsure: t.Unsure}
	for _, name := range t.Speakers() {
		said, seconds := t.Of(name)
		out.Speakers = append(out.Speakers, Speaker{name, said, seconds})
	}
	if t.Unsure {
		out.Script = t.Script()
	}
	return out
}
