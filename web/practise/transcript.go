package practise

import (
	"net/http"
	"strings"

	"yardstick/assess/transcript"
	"yardstick/practice"
	"yardstick/web/frame"
)

// speakersPage asks which of several speakers is the one who answers.
type speakersPage struct {
	base
	Attempt  string
	Speakers []speaker
	Script   string // everything that was said, where the file does not tell the speakers apart
}

// speaker is one who speaks in a transcript, with what they begin with.
type speaker struct{ Name, Begins, Text string }

// transcript adds what a file of speech says to the answer. Where several
// people speak, or may speak, it asks first whose words count.
func (s *study) transcript(v *visit) error {
	t, err := s.taskOf(v)
	if err != nil {
		return err
	}
	if said := v.Given("said"); said != "" {
		return s.addSpeech(v, &t.attempt, said, 0)
	}
	name, data, err := v.Upload(transcript.MaxBytes)
	var speech transcript.Transcript
	if err == nil {
		speech, err = transcript.Parse(name, data)
	}
	if problem, ok := frame.Mendable(err); ok && !t.attempt.Done() {
		return s.writingWith(v, http.StatusUnprocessableEntity, &t, problem)
	}
	if err != nil {
		return err
	}
	names := speech.Speakers()
	if len(names) < 2 && !speech.Unsure {
		text, seconds := speech.Of("")
		return s.addSpeech(v, &t.attempt, text, seconds)
	}
	p := speakersPage{base: jobBase(v, &t.job, "rehearse", "speakers.title"), Attempt: t.attempt.ID}
	p.Narrow = true
	for _, n := range names {
		text, _ := speech.Of(n)
		p.Speakers = append(p.Speakers, speaker{n, beginning(text), text})
	}
	if speech.Unsure {
		p.Script = speech.Script()
	}
	return v.Page("speakers", p)
}

// addSpeech puts speech behind what was written already.
func (s *study) addSpeech(v *visit, a *practice.Attempt, said string, seconds int) error {
	text := strings.TrimSpace(a.Text + "\n\n" + said)
	_, err := v.desk.Save(v.R.Context(), a.ID, practice.Version{
		Base: a.Revision, Text: text, Source: practice.Transcript, Seconds: a.Seconds + seconds, Writer: s.newWriter(v),
	})
	if err != nil && !conflict(err) {
		return err
	}
	return v.Redirect(frame.Path("attempts", a.ID))
}

// beginning is the first words of a text.
func beginning(text string) string {
	words := strings.Fields(text)
	if len(words) <= 14 {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:14], " ") + " …"
}
