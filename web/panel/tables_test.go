package panel_test

import (
	"net/http"
	"strings"
	"testing"
)

// TestTables: lists of positions come as tables, to whom the pages show them.
func TestTables(t *testing.T) {
	t.Parallel()
	site, lead := decided(t)
	for page, path := range map[string]string{
		"/panel": "/panel/positions", "/panel/accounts": "/panel/accounts", "/positions/invented": "/positions/invented/candidates",
		"/positions/invented/letters": "/positions/invented/dues",
	} {
		lead.Get(page).Want(http.StatusOK, "a[href="+path+".csv]", "a[href="+path+".xlsx]")
		if body := lead.Get(path + ".csv").Want(http.StatusOK).Body; strings.Count(body, "\n") < 2 {
			t.Errorf("%s.csv: %s", path, body)
		}
		if body := lead.Get(path + ".xlsx").Want(http.StatusOK).Body; !strings.HasPrefix(body, "PK") {
			t.Errorf("%s.xlsx is no workbook", path)
		}
	}
	for _, path := range []string{"/positions/invented/alike", "/positions/invented/agreement", "/panel/tokens"} {
		lead.Get(path + ".csv").Want(http.StatusOK)
		lead.Get(path + ".xlsx").Want(http.StatusOK)
	}
	lead.Get("/positions/invented/results").Want(http.StatusOK, "a[href=/positions/invented/agreement.csv]")
	lead.Get("/positions/invented/impact.csv?of=age").Want(http.StatusOK)
	lead.Get("/positions/invented/impact.csv?of=A!").Want(http.StatusUnprocessableEntity)
	for _, path := range []string{
		"/panel/accounts.csv", "/positions/invented/candidates.csv", "/positions/invented/dues.csv", "/positions/invented/impact.csv",
		"/positions/invented/alike.csv", "/positions/invented/agreement.csv", "/positions/invented/record.csv",
	} {
		p := site.Visitor(t).Get(path)
		if strings.Contains(p.Body, "heron") || strings.Contains(p.Body, "Ines") {
			t.Errorf("%s is shown to a stranger", path)
		}
	}
}
