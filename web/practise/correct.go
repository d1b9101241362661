package practise

import (
	"bytes"
	"net/http"

	"yardstick/assess"
	"yardstick/practice"
)

// correct keeps what somebody says of a reading that is wrong.
func (s *study) correct(v *visit) error {
	id := v.R.PathValue("id")
	err := v.desk.Correct(v.R.Context(), id, practice.Correction{
		Requirement: v.R.PostFormValue("requirement"), Verdict: assess.Verdict(v.R.PostFormValue("verdict")), Note: v.R.PostFormValue("note"),
	})
	if err != nil {
		return err
	}
	return v.Redirect("/attempts/" + id + "#wrong")
}

// corrections gives the corrected readings as labelled pairs, JSON lines, to
// keep or to hand on by choice. Nothing is sent anywhere.
func (s *study) corrections(v *visit) error {
	all, err := v.desk.Store.Everything(v.R.Context())
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := practice.WritePairs(&b, &all); err != nil {
		return err
	}
	v.W.Header().Set("Content-Disposition", `attachment; filename="corrections-`+s.Now().Format("2006-01-02")+`.jsonl"`)
	v.Write(http.StatusOK, "application/x-ndjson", b.Bytes())
	return nil
}
