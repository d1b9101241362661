package web

import (
	"bytes"
	"encoding/json"
	"net/http"

	"yardstick/assess"
	"yardstick/practice"
)

// correct keeps what somebody says of a reading that is wrong.
func (s *Server) correct(v *visit) error {
	id := v.r.PathValue("id")
	err := v.desk.Correct(v.r.Context(), id, practice.Correction{
		Requirement: v.r.PostFormValue("requirement"), Verdict: assess.Verdict(v.r.PostFormValue("verdict")), Note: v.r.PostFormValue("note"),
	})
	if err != nil {
		return err
	}
	return v.redirect("/attempts/" + id + "#wrong")
}

// corrections gives the corrected readings as labelled pairs, JSON lines, to
// keep or to hand on by choice. Nothing is sent anywhere.
func (s *Server) corrections(v *visit) error {
	all, err := v.desk.Store.Everything(v.r.Context())
	if err != nil {
		return err
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, p := range practice.Pairs(&all) {
		if err := e.Encode(p); err != nil {
			return err
		}
	}
	v.w.Header().Set("Content-Disposition", `attachment; filename="corrections-`+s.Now().Format("2006-01-02")+`.jsonl"`)
	s.write(v, http.StatusOK, "application/x-ndjson", b.Bytes())
	return nil
}
