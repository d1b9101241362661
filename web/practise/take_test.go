package practise_test

import (
	"net/http"
	"strings"
	"testing"

	"yardstick/web/webtest"
)

// TestTake: what can be taken along is there, with a name and a type, and its page
// leads to it.
func TestTake(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator").Want(http.StatusOK)
	const job = "/jobs/customer-service-administrator"
	for path, want := range map[string]struct{ page, kind, holds string }{
		job + "/guide.md":            {job + "/rehearse", "text/markdown; charset=utf-8", "## 1. Define failure in doing this job."},
		job + "/guide.case.json":     {job + "/rehearse", "application/json", `"caseVersion": "1.1"`},
		job + "/job.posting.json":    {job, "application/ld+json", `"@type": "JobPosting"`},
		job + "/job.occupation.json": {job, "application/ld+json", `"@type": "Occupation"`},
		job + "/criteria.csv":        {job, "text/csv; charset=utf-8", "function,name of the function,kind of failure"},
		job + "/criteria.xlsx":       {job, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK"},
		"/yours/attempts.csv":        {"/yours", "text/csv; charset=utf-8", "attempt,job,title of the job"},
		"/yours/attempts.xlsx":       {"/yours", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK"},
	} {
		r := v.Get(path)
		r.Want(http.StatusOK)
		if got := r.Header.Get("Content-Type"); got != want.kind || !strings.Contains(r.Header.Get("Content-Disposition"), "attachment; filename=") {
			t.Errorf("%s: type %q, disposition %q", path, got, r.Header.Get("Content-Disposition"))
		}
		if !strings.Contains(r.Body, want.holds) {
			t.Errorf("%s does not hold %q", path, want.holds)
		}
		if page := v.Get(want.page); !strings.Contains(page.Body, `href="`+path+`"`) {
			t.Errorf("%s does not lead to %s", want.page, path)
		}
	}
	v.Get("/jobs/nothing/guide.md").Want(http.StatusNotFound)
}
