package web_test

import (
	"net/http"
	"testing"
	"time"

	"yardstick/practice"
	"yardstick/web/webtest"
)

// TestCoachingWalk gives a coach access, says something of an answer as the coach
// and reads it, in a real browser.
func TestCoachingWalk(t *testing.T) {
	browser := webtest.Open(t)
	for _, look := range looks() {
		t.Run(look.Name, func(t *testing.T) {
			site, gate := withCoach(t)
			tab := browser.Tab(t, site, look)
			enter := func() {
				tab.Go("/enter")
				tab.Type("[type=password]", "the right one")
				tab.Press("form .button")
			}
			enter()
			v := site.Visitor(t)
			v.Post("/enter", "password", "the right one").Want(http.StatusOK)
			v.Post("/choose/sample", "id", "customer-service-administrator")
			path := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "coach").Path
			v.Post(path+"/finish", "base", "0", "text", webtest.FirstAnswer, "writer", "w")
			v.Post(webtest.SampleJob+"/date", "date", time.Now().AddDate(0, 0, 12).Format(practice.DateForm))
			tab.Go("/yours/coach")
			tab.Shoot("50-give")
			tab.Press("form[action='/yours/give'] .button")
			tab.See("form[action='/yours/takeback']")
			tab.Shoot("51-given")

			coach := browser.Tab(t, site, look) // of the same browser: it enters in the owner's place
			coach.Go("/enter/" + gate.CoachKey("Cleo"))
			coach.Press("form .button")
			coach.Shoot("52-coach")
			coach.Press(".choices a")
			coach.Shoot("53-coach-job")
			coach.Press(".choices a")
			coach.Shoot("54-coach-answer")
			coach.Type("#comment-text", "You say what it looks like when it fails. Say also by which figure you would see it, a week earlier.")
			coach.Press("form[action$='/comment'] .button")
			coach.See("#comments")
			coach.Shoot("55-coach-said")
			coach.Go("/coach/tokens")
			coach.Shoot("55-coach-tokens")

			enter()
			tab.Go(path)
			tab.See("#comments")
			tab.Shoot("56-said")
			resultInTwoScreens(tab)
			tab.Go("/")
			tab.Shoot("57-home")
		})
	}
}
