package panel

import (
	"net/http"
	"time"

	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/record"
)

// Appointed is when the own interview begins; nil where that is not fixed.
func (p minePage) Appointed() *time.Time {
	if p.C.Schedule == nil || p.C.Gone || p.C.Erased {
		return nil
	}
	at, err := record.ParseTime(p.C.Schedule.Start)
	if err != nil {
		return nil // the log holds none that cannot be read
	}
	return &at
}

// mineCalendar sends the own interview as iCalendar.
func (r *room) mineCalendar(v *ownVisit) error {
	view, err := r.Desk.See(v.R.Context(), v.who, v.position, domain.Focus{})
	if err != nil {
		return err
	}
	if view.Candidates[0].Schedule == nil {
		return fault.NotFoundf("no time is fixed yet")
	}
	v.W.Header().Set("Content-Disposition", `attachment; filename="interview.ics"`)
	v.Write(http.StatusOK, "text/calendar; charset=utf-8", []byte(view.Calendar(r.Now())))
	return nil
}
