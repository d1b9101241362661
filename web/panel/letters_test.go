package panel_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/web/webtest"
)

// decided is the invented position after its decision, with its coordinator.
func decided(t *testing.T) (*webtest.Site, *webtest.Visitor) {
	t.Helper()
	site := webtest.Start(t)
	lead := first(t, site)
	if err := sample.Make(t.Context(), site.Positions(t), sample.Decided); err != nil {
		t.Fatal(err)
	}
	return site, lead
}

// TestLetters: what is owed is said, written, and noted with the hash of what was sent.
func TestLetters(t *testing.T) {
	t.Parallel()
	_, lead := decided(t)
	const page = "/positions/invented/letters"
	lead.Get("/panel").Want(http.StatusOK, "li a[href="+page+"]")
	lead.Get("/positions/invented").Want(http.StatusOK, "a[href="+page+"]")
	p := lead.Get(page).Want(http.StatusOK, "#owed", "#keep")
	if got := len(p.Find("li a[href=/positions/invented/c/kestrel/letter?letter=adverse]")); got != 1 {
		t.Errorf("%d ways to the letter that kestrel is owed, want 1", got)
	}
	const letter = "/positions/invented/c/kestrel/letter"
	text := lead.Get(letter+"?letter=adverse").Want(http.StatusOK, "textarea").Text("textarea")
	for _, want := range []string{"Karl Invented", "Customer service administrator", "The must functions is at level 2", "{organisation}"} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter lacks %q:\n%s", want, text)
		}
	}
	lead.Post(letter, "letter", "adverse", "text", text, "on", "2026-03-20").Want(http.StatusUnprocessableEntity, "[role=alert]", "textarea")
	whole := strings.NewReplacer("{organisation}", "Example Ltd", "{contact}", "people@example.org").Replace(text)
	lead.Post(letter, "letter", "adverse", "text", whole, "on", "soon").Want(http.StatusUnprocessableEntity, "[role=alert]")
	p = lead.Post(letter, "letter", "adverse", "text", whole, "on", "2026-03-20").Want(http.StatusOK, "[role=status]")
	if len(p.Find("li a[href=/positions/invented/c/kestrel/letter?letter=adverse]")) > 0 {
		t.Error("the letter is owed still")
	}
	if p := lead.Get(page + "?place=ontario").Want(http.StatusOK); !strings.Contains(p.Body, "45 days") {
		t.Error("the clock of a place that was chosen is not shown")
	}
	lead.Post("/positions/invented/do", "do", "retain", "back", "letters").Want(http.StatusUnprocessableEntity, "[role=alert]")
	p = lead.Post("/positions/invented/do", "do", "retain", "place", "germany", "place", "california", "back", "letters").Want(http.StatusOK)
	if want := time.Now().AddDate(0, 48, 0).Format("January 2006"); !strings.Contains(p.Body, want) {
		t.Errorf("kept until another month than %s", want)
	}
}

// TestGroups: a candidate tells their group at the own link, takes it back, and nobody
// but who reads impact sees a count of it.
func TestGroups(t *testing.T) {
	t.Parallel()
	site, _, lead, heron, link := written(t)
	heron.Get(link).Want(http.StatusOK, "#you")
	heron.Post(link, "do", "groups", "group.sex", "women", "group.age", "").Want(http.StatusOK, "[role=status]")
	if got := heron.Get(link).Value("#g-sex option[selected]", "value"); got != "women" {
		t.Errorf("the page shows %q", got)
	}
	heron.Post(link, "do", "groups", "group.sex", "<b>x</b>").Want(http.StatusUnprocessableEntity)
	of, err := site.DB.Panel().Groups(t.Context(), "porter", "sex")
	if err != nil || of["heron"] != "women" {
		t.Errorf("kept %v, %v", of, err)
	}
	for _, path := range []string{"/positions/porter", "/positions/porter/c/heron", "/positions/porter/c/heron/access.json"} {
		if strings.Contains(lead.Get(path).Body, "women") {
			t.Errorf("the coordinator sees the group at %s", path)
		}
	}
	lead.Get("/positions/porter/impact?of=sex").Want(http.StatusForbidden)
	heron.Post(link, "do", "groups").Want(http.StatusOK)
	if of, err = site.DB.Panel().Groups(t.Context(), "porter", "sex"); err != nil || len(of) > 0 {
		t.Errorf("kept %v, %v after it was taken back", of, err)
	}
}

// TestImpactPage shows counts to who may read them, after the decision.
func TestImpactPage(t *testing.T) {
	t.Parallel()
	site, lead := decided(t)
	lead.Get("/positions/invented/impact").Want(http.StatusOK, ".note") // four candidates are too few
	tom := site.Visitor(t)
	if err := people.NewDoor(site.DB.People(), time.Now, strings.NewReader(strings.Repeat("x", 500))).Add(t.Context(), people.Person{Code: "tom", Name: "T"}, password); err != nil {
		t.Fatal(err)
	}
	tom.Post("/panel/enter", "code", "tom", "password", password).Want(http.StatusOK)
	tom.Get("/positions/invented/impact").Want(http.StatusForbidden)
}

// TestDecisionKeepsText: a decision that is refused shows what was written.
func TestDecisionKeepsText(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	lead := first(t, site)
	if err := sample.Make(t.Context(), site.Positions(t), sample.Discussing); err != nil {
		t.Fatal(err)
	}
	p := lead.Post(
		"/positions/invented/do", "do", "decide", "back", "decide", "candidates", "heron", "outcome.heron", "offer",
		"reason.heron", "Meets both musts.", "against.heron", "define-failure functions",
	).Want(http.StatusUnprocessableEntity, "[role=alert]")
	if got := p.Text("#r-heron"); got != "Meets both musts." {
		t.Errorf("the reason is %q", got)
	}
	if got := p.Value("#o-heron option[selected]", "value"); got != "offer" {
		t.Errorf("the outcome is %q", got)
	}
	if got := len(p.Find("input[name=against.heron][checked]")); got != 1 {
		t.Errorf("%d requirements are ticked, want the one", got)
	}
}

// TestAmended: the decision is amended on its page, keeps what stood before, and who got
// another outcome is owed it anew.
func TestAmended(t *testing.T) {
	t.Parallel()
	_, lead := decided(t)
	const do, owed = "/positions/invented/do", "li a[href=/positions/invented/c/heron/letter?letter=outcome]"
	lead.Get("/positions/invented/results").Want(http.StatusOK, "#dec", "a[href=/positions/invented/decide]")
	lead.Post("/positions/invented/c/heron/letter", "letter", "outcome", "text", "We offer it to you.", "on", "2026-03-10").Want(http.StatusOK)
	if n := len(lead.Get("/positions/invented/letters").Find(owed)); n > 0 {
		t.Fatal("the outcome is owed after it was told")
	}
	if n := len(lead.Get("/positions/invented/c/heron").Find("button[value=withdrew]")); n > 0 {
		t.Error("a withdrawal that would be refused is offered after the decision")
	}
	lead.Get("/positions/invented/decide").Want(http.StatusOK, "#amend-heron", "#o-heron option[selected]", "#amend-heron input[checked]")
	bare := lead.Post(do, "do", "amend", "candidate", "heron", "outcome.heron", "withdrew", "reason.heron", "Took another position.", "why.heron", " ", "back", "decide")
	if got := bare.Want(http.StatusUnprocessableEntity, "[role=alert]").Text("#r-heron"); got != "Took another position." {
		t.Errorf("what was written is lost: %q", got)
	}
	p := lead.Post(do, "do", "amend", "candidate", "heron", "outcome.heron", "withdrew", "reason.heron", "Took another position.", "why.heron", "The offer was declined.", "back", "decide")
	if n := len(lead.Get("/positions/invented/letters").Find(owed)); n > 0 {
		t.Error("the outcome is owed to who has withdrawn")
	}
	text := p.Want(http.StatusOK, "#dec").Text("section[aria-labelledby=dec]")
	for _, want := range []string{"Withdrew: Took another position.", "Changed because: The offer was declined.", "Offer: "} {
		if !strings.Contains(text, want) {
			t.Errorf("the decision lacks %q: %s", want, text)
		}
	}
	lead.Post(
		do, "do", "amend", "candidate", "heron", "outcome.heron", "reserve", "reason.heron", "Would come later.", "why.heron", "Asked to stand by.",
		"against.heron", "define-failure functions", "back", "decide",
	).Want(http.StatusOK, "#dec")
	lead.Get("/positions/invented/letters").Want(http.StatusOK, owed)
	if text := lead.Get("/positions/invented/record?kind=decision.amended").Text("main"); !strings.Contains(text, "Amended the decision on heron: offer, now withdrew.") {
		t.Error("the record does not tell of it")
	}
}

// TestRevokedLink: links that were taken back open nothing, and a new one does.
func TestRevokedLink(t *testing.T) {
	t.Parallel()
	_, w, lead, heron, link := written(t)
	w.forward(time.Minute)
	lead.Post("/positions/porter/do", "do", "revoke", "candidate", "heron", "back", "c/heron").Want(http.StatusOK)
	heron.Get(link).Want(http.StatusForbidden)
	heron.Post(link, "do", "agree").Want(http.StatusForbidden)
	w.forward(time.Minute)
	again := lead.Post("/positions/porter/do", "do", "link", "candidate", "heron", "back", "c/heron").Want(http.StatusOK).Text("#ownlink")
	heron.Get(again).Want(http.StatusOK, "#notice")
	// Who was taken off the panel does not join it by the link that they have.
	invite := lead.Post("/positions/porter/do", "do", "invite", "member", "mira", "role", "rater", "name", "Mira").Want(http.StatusOK).Text("[role=status] code")
	heron.Get(invite).Want(http.StatusOK)
	lead.Get("/positions/porter").Want(http.StatusOK, "#dismiss form input[value=mira]", "#dismiss button[value=rater]")
	lead.Post("/positions/porter/do", "do", "dismiss", "member", "mira", "role", "rater", "reason", "invited by mistake").Want(http.StatusOK)
	heron.Get(invite).Want(http.StatusForbidden)
}

// TestUndoImport: a file that was brought in by mistake is taken back on the same page.
func TestUndoImport(t *testing.T) {
	t.Parallel()
	_, _, lead, _, _ := written(t)
	const page = "/positions/porter/answers"
	p := lead.Send(page, "a.csv", "candidate,question,answer\nheron,define-failure,One.\n").Want(http.StatusOK, "#matched")
	lead.Post(page, "do", "keep", "source", "imported", "lines", p.Value("input[name=lines]", "value")).Want(http.StatusOK)
	id := lead.Get(page).Want(http.StatusOK, "#imports").Value("li form input[name=import]", "value")
	lead.Post("/positions/porter/do", "do", "undo", "import", id, "reason", "", "back", "answers").Want(http.StatusUnprocessableEntity, "[role=alert]")
	lead.Post("/positions/porter/do", "do", "undo", "import", id, "reason", "of another position", "back", "answers").Want(http.StatusOK)
	if strings.Contains(lead.Get("/positions/porter/c/heron").Body, "One.") {
		t.Error("the answer is still there")
	}
	lead.Get(page).Want(http.StatusOK)
}

// TestAccountsShowSecondFactor: whoever keeps accounts sees who lacks what is asked for.
func TestAccountsShowSecondFactor(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t)
	lead := first(t, site)
	if got := lead.Get("/panel/accounts").Want(http.StatusOK).Text("#p-ines"); !strings.Contains(got, "No second factor") {
		t.Errorf("the account says %q", got)
	}
	if err := site.DB.People().SetRules(t.Context(), people.Rules{SecondFor: []people.Role{people.Auditor}}); err != nil {
		t.Fatal(err)
	}
	lead.Post("/panel/accounts", "do", "add", "code", "alba", "name", "Alba", "roles", "auditor").Want(http.StatusOK)
	if got := lead.Get("/panel/accounts").Text("#p-alba"); !strings.Contains(got, "needs a second factor and has none") {
		t.Errorf("the account says %q", got)
	}
}

// TestAnswersFromWorkbook: an XLSX file with a column for each question is read like any
// other, and ratings go out as one.
func TestAnswersFromWorkbook(t *testing.T) {
	t.Parallel()
	_, _, lead, _, _ := written(t)
	const page = "/positions/porter/answers"
	data := sheet(t, [][]string{{"candidate", "define-failure"}, {"heron", "Half an hour at the gate."}})
	p := lead.Send(page, "answers.xlsx", data).Want(http.StatusOK, "#matched", "input[name=lines]")
	lead.Post(page, "do", "keep", "source", "imported", "lines", p.Value("input[name=lines]", "value")).Want(http.StatusOK)
	if !strings.Contains(lead.Get("/positions/porter/c/heron").Body, "Half an hour at the gate.") {
		t.Error("the answer of the workbook is not kept")
	}
	bad := sheet(t, [][]string{{"candidate", "define-failure"}, {"owl", "Who?"}})
	if got := lead.Send(page, "bad.xlsx", bad).Want(http.StatusUnprocessableEntity).Text("[role=alert]"); !strings.Contains(got, "bad.xlsx:2") {
		t.Errorf("the fault is %q, want the file and the row", got)
	}
}

// sheet is a workbook of one sheet.
func sheet(t *testing.T, rows [][]string) string {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", "A"+strconv.Itoa(i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	var b strings.Builder
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	return b.String()
}
