package api_test

import (
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yardstick/web"
	"yardstick/web/webtest"
)

// Why a route of the pages has no operation.
const (
	signing = "- signing in is for people; programs have tokens"
	shell   = "- shows where people go on; programs know the way"
	forms   = "- a form before it is sent, or a part of a page that the operations beside it give"
)

// asOperation says for every route of the pages which operations do what it does, or
// after a dash why none does. "do X" are the buttons of the forms.
var asOperation = map[string]string{
	// practise
	"GET /{$}": "list-jobs", "GET /help": "- a page to be read", "GET /choose": "list-samples get-sample", "POST /choose/sample": "choose-job",
	"POST /choose/text": "choose-job", "POST /choose/file": "choose-job-file", "POST /own": "add-question", "POST /openers": "add-openers",
	"GET /jobs/{job}": "get-job get-criteria", "GET /jobs/{job}/edit": "get-sheet", "POST /jobs/{job}/edit": "revise-job",
	"POST /jobs/{job}/remove": "remove-job", "GET /jobs/{job}/guide.md": "get-guide-markdown", "GET /jobs/{job}/guide.case.json": "get-guide-rubric",
	"GET /jobs/{job}/job.posting.json": "get-job-posting", "GET /jobs/{job}/job.occupation.json": "get-job-occupation",
	"GET /jobs/{job}/criteria.csv": "get-criteria-table", "GET /jobs/{job}/criteria.xlsx": "get-criteria-table-xlsx",
	"GET /jobs/{job}/rehearse": "get-job get-progress", "GET /jobs/{job}/progress": "get-progress", "POST /jobs/{job}/date": "set-date",
	"POST /jobs/{job}/attempts": "begin-attempt", "GET /attempts/{id}": "get-attempt", "POST /attempts/{id}/draft": "save-draft",
	"POST /attempts/{id}/live": "assess-draft", "POST /attempts/{id}/finish": "finish-attempt", "POST /attempts/{id}/transcript": "add-transcript",
	"GET /attempts/{id}/versions": "get-attempt", "POST /attempts/{id}/versions": "save-draft drop-aside",
	"POST /attempts/{id}/remove": "remove-attempt", "POST /attempts/{id}/correct": "correct", "GET /attempts/{id}/compare": "compare-attempts",
	"GET /attempts/{id}/second": "preview-second-opinion", "POST /attempts/{id}/second": "ask-second-opinion",
	"GET /jobs/{job}/mess": "list-drills", "POST /jobs/{job}/mess": "start-drill", "GET /mess/{id}": "get-drill", "POST /mess/{id}": "answer-drill",
	"GET /jobs/{job}/interview": "list-interviews", "POST /jobs/{job}/interview": "start-interview",
	"GET /interviews/{id}": "get-interview next-question", "POST /interviews/{id}/finish": "finish-interview",
	"POST /interviews/{id}/remove": "remove-interview", "GET /interviews/{id}/report": "get-interview list-attempts",
	"GET /interviews/{id}/report.pdf": "get-interview-report", "GET /yours": "export list-copies list-access", "GET /yours/export": "export",
	"GET /yours/attempts.csv": "get-attempt-table", "GET /yours/attempts.xlsx": "get-attempt-table-xlsx",
	"GET /yours/interviews.csv": "get-interview-table", "GET /yours/interviews.xlsx": "get-interview-table-xlsx",
	"GET /yours/drills.csv": "get-drill-table", "GET /yours/drills.xlsx": "get-drill-table-xlsx", "GET /yours/corrections": "list-corrections",
	"POST /yours/import": "import import-large", "POST /yours/sample": "remove-sample", "POST /yours/erase": "erase-everything", "GET /yours/tokens": "list-tokens",
	"GET /yours/tokens.csv": "get-token-table", "GET /yours/tokens.xlsx": "get-token-table-xlsx", "GET /coach/tokens.csv": "get-token-table",
	"GET /coach/tokens.xlsx": "get-token-table-xlsx",
	"POST /yours/tokens":     signing, "GET /yours/coach": "list-access", "POST /yours/give": "give-access", "POST /yours/takeback": "take-access-back",
	"POST /attempts/{id}/comments": "remove-comment",
	// coaches
	"GET /coach": "list-coached", "GET /coach/attempts.csv": "get-coached-table", "GET /coach/attempts.xlsx": "get-coached-table-xlsx",
	"GET /coach/tokens": "list-tokens", "POST /coach/tokens": signing, "GET /coach/{person}/{job}": "get-coached-job",
	"GET /coach/{person}/{job}/{id}": "get-coached-attempt", "POST /coach/{person}/{job}/{id}/comment": "comment",
	"POST /coach/{person}/{job}/{id}/remove": "take-comment-back",
	// batches and tasks
	"GET /batches": "list-batches", "POST /batches": "upload-batch", "GET /batches/{batch}": "get-batch preview-batch list-results",
	"POST /batches/{batch}/start": "start-batch", "POST /batches/{batch}/cancel": "cancel-batch", "POST /batches/{batch}/remove": "remove-batch",
	"GET /batches.csv": "get-batch-table", "GET /batches.xlsx": "get-batch-table-xlsx", "GET /batches/{batch}/alike.csv": "get-alike-table",
	"GET /batches/{batch}/alike.xlsx": "get-alike-table-xlsx",
	"GET /batches/{batch}/alike":      "list-alike", "GET /batches/{batch}/results/{format}": "get-results-csv get-results-jsonl get-results-xlsx",
	"GET /tasks": "list-tasks get-task", "GET /tasks.csv": "get-task-table", "GET /tasks.xlsx": "get-task-table-xlsx",
	"POST /tasks/{task}": "retry-task cancel-task remove-task", "batch do retry": "retry-task", "batch do cancel": "cancel-task",
	"batch do remove": "remove-task",
	// what is made in the background
	"GET /files": "list-files", "GET /files/{file}": "get-file", "GET /files/{file}/file": "get-file-content", "POST /files/{file}/remove": "remove-file",
	"POST /yours/export": "make-export", "POST /batches/{batch}/results": "make-results", "POST /positions/{position}/packet": "make-packet",
	"GET /panel/files": "list-files", "GET /panel/files/{file}": "get-file", "GET /panel/files/{file}/file": "get-file-content",
	"POST /panel/files/{file}/remove": "remove-file",
	// signing in
	"GET /panel/enter": signing, "POST /panel/enter": signing, "POST /panel/leave": signing, "POST /panel/first": signing,
	"POST /panel/look": "make-invented-position", "POST /panel/code": signing, "POST /panel/outside": signing, "GET /panel/outside": signing,
	"POST /panel/passkey/begin": signing, "POST /panel/passkey": signing, "GET /panel/join/{token}": signing, "POST /panel/join/{token}": signing,
	"GET /panel/second": signing, "POST /panel/second": signing, "GET /panel/tokens": "list-tokens",
	"GET /panel/tokens.csv": "get-token-table", "GET /panel/tokens.xlsx": "get-token-table-xlsx", "POST /panel/tokens": signing,
	"GET /panel/passkeys": signing, "POST /panel/passkeys": signing, "POST /panel/passkeys/begin": signing, "panel do confirm": signing,
	"panel do end": signing, "panel do renew": signing, "panel do rules": signing,
	// a candidate's link
	"GET /panel/mine/{token}": "get-mine", "GET /panel/mine/{token}/interview.ics": "get-mine-calendar", "panel do agree": "agree-to-write",
	"POST /panel/mine/{token}":       "agree-to-write begin-question keep-answer answer-question tell-groups ask-own-review",
	"POST /panel/mine/{token}/draft": "keep-answer", "panel do refuse": "agree-to-write", "panel do begin": "begin-question",
	"panel do amend": "amend-decision", "panel do keep": "keep-answer import-answers", "panel do answer": "answer-question record-answer", "panel do groups": "tell-groups",
	"panel do request": "ask-own-review ask-review",
	// positions and accounts
	"GET /panel": "list-positions", "GET /panel/new": forms, "POST /panel/new": "open-position", "POST /panel/sample": "make-invented-position",
	"GET /panel/positions.csv": "get-position-table", "GET /panel/positions.xlsx": "get-position-table-xlsx",
	"GET /panel/accounts": "list-accounts", "GET /panel/accounts.csv": "get-account-table", "GET /panel/accounts.xlsx": "get-account-table-xlsx",
	"POST /panel/accounts": "add-account reset-password set-roles retire-account readmit-account reset-second-factor sign-out-account",
	"panel do add":         "add-account add-candidate", "panel do reset": "reset-password", "panel do roles": "set-roles",
	"panel do leave": "retire-account", "panel do return": "readmit-account", "panel do second": "reset-second-factor",
	"panel do everywhere": "sign-out-account",
	// one position
	"GET /positions/{position}": "get-position list-candidates", "GET /positions/{position}/job": "get-position", "GET /positions/{position}/record": "get-record",
	"POST /positions/{position}/do": forms, "POST /positions/{position}/findings": "read-answers", "POST /positions/{position}/remove": "remove-position",
	"GET /positions/{position}/answers": forms, "POST /positions/{position}/answers": "import-answers",
	"GET /positions/{position}/alike": "list-alike-answers", "GET /positions/{position}/results": "get-results get-agreement",
	"GET /positions/{position}/decide": "get-results", "GET /positions/{position}/impact": "get-impact",
	"GET /positions/{position}/impact.csv": "get-impact-table", "GET /positions/{position}/impact.xlsx": "get-impact-table-xlsx",
	"GET /positions/{position}/training": "get-training", "POST /positions/{position}/training": "give-training train", "panel do give": "give-training",
	"GET /positions/{position}/anchors": "get-anchors", "POST /positions/{position}/anchors": "sort-anchors",
	"GET /positions/{position}/letters": "list-letters", "GET /positions/{position}/dues.csv": "get-due-table",
	"GET /positions/{position}/dues.xlsx": "get-due-table-xlsx", "GET /positions/{position}/c/{candidate}": "get-candidate",
	"GET /positions/{position}/candidates.csv": "get-candidate-table", "GET /positions/{position}/candidates.xlsx": "get-candidate-table-xlsx",
	"GET /positions/{position}/c/{candidate}/letter":      "get-letter",
	"POST /positions/{position}/c/{candidate}/letter":     "tell-candidate give-notice",
	"GET /positions/{position}/c/{candidate}/rate":        "get-candidate get-position-guide list-rating-drafts",
	"POST /positions/{position}/c/{candidate}/rate":       "hand-in",
	"POST /positions/{position}/c/{candidate}/draft":      "save-rating-draft",
	"GET /positions/{position}/c/{candidate}/access.json": "get-access-export", "GET /positions/{position}/packet.zip": "get-packet",
	"GET /positions/{position}/ratings.csv": "get-ratings", "GET /positions/{position}/ratings.xlsx": "get-ratings-xlsx",
	"GET /positions/{position}/results.csv": "get-result-table", "GET /positions/{position}/results.xlsx": "get-result-table-xlsx",
	"GET /positions/{position}/alike.csv": "get-alike-answers-table", "GET /positions/{position}/alike.xlsx": "get-alike-answers-table-xlsx",
	"GET /positions/{position}/agreement.csv": "get-agreement-table", "GET /positions/{position}/agreement.xlsx": "get-agreement-table-xlsx",
	"GET /positions/{position}/record.csv": "get-record-table", "GET /positions/{position}/record.xlsx": "get-record-table-xlsx",
	"GET /positions/{position}/guide.json": "get-position-guide",
	"GET /positions/{position}/guide.md":   "get-position-guide-markdown", "GET /positions/{position}/guide.case.json": "get-position-guide-rubric",
	"GET /positions/{position}/interviews.ics": "get-calendar",
	// what the forms of a position do
	"panel do accommodate": "accommodate", "panel do agreejob": "agree-position-job", "panel do change": "change-level", "panel do close": "close-position",
	"panel do closeround": "close-round", "panel do consent": "record-consent", "panel do decide": "decide", "panel do declare": "declare",
	"panel do describe": "describe-job", "panel do discuss": "open-discussion", "panel do dismiss": "dismiss-member", "panel do enddiscussion": "end-discussion",
	"panel do erase": "erase-candidate", "panel do feedback": "show-feedback", "panel do freeze": "freeze", "panel do guide": "seal-position-guide",
	"panel do hold": "place-hold", "panel do lift": "lift-hold", "panel do invite": "invite-member", "panel do relink": "- somebody who lost a link has asked a person",
	"panel do link": "make-link", "panel do look": "open-finding", "panel do remove": signing, "panel do retain": "set-retention set-retention-places",
	"panel do revoke": "revoke-links", "panel do round": "open-round", "panel do schedule": "schedule", "panel do settle": "settle-request",
	"panel do skip": "note-asked", "panel do undo": "undo-import", "panel do unlink": signing, "panel do withdrawquestion": "withdraw-question",
	"panel do withdrew": "withdraw-candidate",
	"practise do agree": "revise-job", "practise do save": "revise-job",
}

var doing = regexp.MustCompile(`name="do" value="([^"]*)"`)

// TestPagesAndOperations: what the pages show or change, programs can ask for too, or it
// is written why not. Whoever adds a route to the pages adds it to the table.
func TestPagesAndOperations(t *testing.T) {
	t.Parallel()
	var pages web.Config
	webtest.Start(t, func(c *web.Config) { pages = *c })
	rooms, err := web.Rooms(pages)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, r := range rooms {
		for _, route := range r.Routes {
			found[route.Pattern] = true
		}
		files, err := fs.Glob(r.Pages, "*.gohtml")
		if err != nil || len(files) == 0 {
			t.Fatalf("the room %s has no pages: %v", r.Name, err)
		}
		for _, file := range files {
			text, err := fs.ReadFile(r.Pages, file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range doing.FindAllSubmatch(text, -1) {
				found[r.Name+" do "+string(m[1])] = true
			}
		}
	}
	operations := map[string]bool{}
	for _, r := range start(t).service.Routes() {
		operations[r.ID] = true
	}
	for _, route := range slices.Sorted(maps.Keys(found)) {
		means, there := asOperation[route]
		switch {
		case !there:
			t.Errorf("%s has no operation: add one to the API and to this table, or the reason why there is none", route)
		case strings.HasPrefix(means, "- "):
		default:
			for id := range strings.FieldsSeq(means) {
				if !operations[id] {
					t.Errorf("%s: there is no operation %q", route, id)
				}
			}
		}
	}
	for route := range asOperation {
		if !found[route] {
			t.Errorf("the pages have no %s any more: take it out of this table", route)
		}
	}
}
