package eval_test

import (
	"math"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/eval"
	"yardstick/internal/fault"
	"yardstick/stat"
)

// xmlOf makes a file with two reference answers, called best and good, and
// students' answers as "id accuracy text".
func xmlOf(module, id string, answers ...string) *fstest.MapFile {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?>` + "\n" + `<question id="` + id + `" module="` + module + `"><questionText>Why &amp; how?</questionText>` +
		`<referenceAnswers><referenceAnswer id="r1" category="BEST">best</referenceAnswer><referenceAnswer id="r2" category="GOOD"> good </referenceAnswer></referenceAnswers>` + "\n<studentAnswers>\n")
	for _, a := range answers {
		f := strings.SplitN(a, " ", 3)
		b.WriteString(`<studentAnswer id="` + f[0] + `" accuracy="` + f[1] + `">` + f[2] + "</studentAnswer>\n")
	}
	b.WriteString("</studentAnswers></question>\n")
	return &fstest.MapFile{Data: []byte(b.String())}
}

// splitOf reads a folder.
func splitOf(t *testing.T, name string, files fstest.MapFS) eval.Split {
	t.Helper()
	s, err := eval.ReadSplit(name, files)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// twoFolders is 3-way: of six answers one is not assessed, and of the other five three are right.
func twoFolders(t *testing.T) []eval.Split {
	t.Helper()
	return []eval.Split{
		splitOf(t, "beetle", fstest.MapFS{
			"b.xml": xmlOf("M1", "q2", "s4 correct best=partly", "s5 contradictory good=contradicted"),
			"a.xml": xmlOf("M1", "q1", "s1 correct best=contradicted good=met", "s2 incorrect nothing", "s3 incorrect best=met"),
			"c.txt": {Data: []byte("not read")},
		}),
		splitOf(t, "bank", fstest.MapFS{"a.XML": xmlOf("M2", "q3", "s6 contradictory best=not_assessed good=not_assessed", "s7 contradictory best=contradicted")}),
	}
}

func TestRunSemEval(t *testing.T) {
	t.Parallel()
	r, err := eval.RunSemEval(twoFolders(t), toldReader{})
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := r.Exact.Float(); !ok || math.Abs(got-4./6) > 1e-12 || r.N != 6 || r.NotAssessed != 1 || r.Questions != 3 || r.Above != 1 || r.Below != 1 {
		t.Errorf("exact %v of %d, %d not assessed, %d questions, %d above, %d below", r.Exact, r.N, r.NotAssessed, r.Questions, r.Above, r.Below)
	}
	// (gold, predicted): contradictory twice right; incorrect once right, once taken for correct; correct once right, once missed.
	if d := cmp.Diff([][]int{{2, 0, 0}, {0, 1, 1}, {0, 1, 1}}, r.Confusion.Counts); d != "" {
		t.Errorf("confusion (-want +got):\n%s", d)
	}
	if got := r.By.Dir["bank"].Exact; got != stat.Estimate(1) {
		t.Errorf("exact in the folder bank = %v, want 1", got)
	}
	var b strings.Builder
	if err := r.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "semeval.txt", b.String())
	golden(t, "semeval.json", indented(t, r))
	b.Reset()
	if err := r.WritePredictions(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "semeval.csv", b.String())
}

// TestSemEvalTwoWay: where the labels are two, what contradicts is incorrect.
func TestSemEvalTwoWay(t *testing.T) {
	t.Parallel()
	s := splitOf(t, "d", fstest.MapFS{"a.xml": xmlOf("M", "q", "s1 incorrect best=contradicted", "s2 correct good=met")})
	r, err := eval.RunSemEval([]eval.Split{s}, toldReader{})
	if err != nil || r.Exact != stat.Estimate(1) || len(r.Confusion.Labels) != 2 {
		t.Errorf("exact %v with labels %v, error %v", r.Exact, r.Confusion.Labels, err)
	}
}

func TestRunSemEvalRefuses(t *testing.T) {
	t.Parallel()
	folder := func(name string, answers ...string) eval.Split {
		return splitOf(t, name, fstest.MapFS{"a.xml": xmlOf("M", "q", answers...)})
	}
	tests := []struct {
		name, want string
		splits     []eval.Split
	}{
		{
			"2-way and 3-way", "two: has 2-way labels and three has 3-way labels: evaluate them apart",
			[]eval.Split{folder("three", "s1 contradictory x"), folder("two", "s2 correct x")},
		},
		{
			"one answer twice", `two/a.xml:4: studentAnswer: the answer "s1" stands in one/a.xml already`,
			[]eval.Split{folder("one", "s1 correct x"), folder("two", "s1 correct x")},
		},
		{
			"a reader that breaks", "one/a.xml:5: studentAnswer: cannot be assessed: the reader broke",
			[]eval.Split{folder("one", "s1 correct x", "s2 correct broken")},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if _, err := eval.RunSemEval(tt.splits, toldReader{}); message(err) != tt.want {
				t.Errorf("error %q, want %q", message(err), tt.want)
			}
		})
	}
}

func TestReadSplitRefuses(t *testing.T) {
	t.Parallel()
	const open = `<question id="q"><questionText>Why?</questionText><referenceAnswers><referenceAnswer id="r">x</referenceAnswer></referenceAnswers><studentAnswers>`
	tests := []struct{ name, file, content, want string }{
		{"no XML", "a.txt", "x", "d: holds no XML files: want the folder of one split, such as test-unseen-answers"},
		{"empty", "a.xml", "", "d/a.xml: is empty"},
		{"not XML", "a.xml", "id,label", "d/a.xml: question: is missing: want a SemEval-2013 question"},
		{"another document", "a.xml", "<html>", "d/a.xml:1: html: does not belong into a SemEval-2013 file"},
		{"open", "a.xml", "<question>\n<questionText>", "d/a.xml:2: is not XML: unexpected EOF"},
		{"entity bomb", "a.xml", `<!DOCTYPE q [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><question id="&b;"/>`, "d/a.xml:1: holds a document type or another directive, which is not read"},
		{"unknown entity", "a.xml", "<question>&b;", "d/a.xml:1: is not XML: invalid character entity &b;"},
		{"deep", "a.xml", strings.Repeat("<question>", 1000), "d/a.xml:1: question/question: does not belong into a SemEval-2013 file"},
		{"no id", "a.xml", "<question/>", "d/a.xml: question: has no id"},
		{"no text", "a.xml", `<question id="q"/>`, "d/a.xml: questionText: is missing"},
		{"no reference", "a.xml", `<question id="q"><questionText>Why?</questionText></question>`, "d/a.xml: referenceAnswers: holds no reference answer"},
		{"two questions", "a.xml", `<question id="q"></question><question id="q"/>`, "d/a.xml:1: question: stands twice: want one question a file"},
		{"another label", "a.xml", open + "\n" + `<studentAnswer id="s" accuracy="irrelevant">`, `d/a.xml:2: accuracy: "irrelevant" is not a label: want correct, incorrect or contradictory`},
		{"no answer id", "a.xml", open + `<studentAnswer accuracy="correct">`, "d/a.xml:1: studentAnswer: has no id"},
		{"same id", "a.xml", open + `<studentAnswer id="s" accuracy="correct"/>` + "\n" + `<studentAnswer id="s" accuracy="correct"/>`, `d/a.xml:2: studentAnswer: the id "s" stands on line 1 already`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := eval.ReadSplit("d", fstest.MapFS{tt.file: {Data: []byte(tt.content)}})
			if message(err) != tt.want || !fault.Is(err, fault.Invalid) {
				t.Errorf("error %q, want %q, invalid", message(err), tt.want)
			}
		})
	}
}

// FuzzReadShortQuestion holds that what is read is whole, and that reading ends.
func FuzzReadShortQuestion(f *testing.F) {
	f.Add(string(xmlOf("M", "q", "s1 correct x", "s2 contradictory y").Data))
	f.Add(`<?xml version="1.0"?><!DOCTYPE q><question/>`)
	f.Add(`<question id="q"><questionText>a<![CDATA[<b>]]></questionText>`)
	f.Add(strings.Repeat("<a>", 50))
	f.Fuzz(func(t *testing.T, content string) {
		q, err := eval.ReadShortQuestion("q.xml", strings.NewReader(content))
		if err != nil {
			if q != nil || !fault.Is(err, fault.Invalid) {
				t.Fatalf("%v and error %q", q, err)
			}
			return
		}
		if q.ID == "" || q.Text == "" || len(q.References) == 0 {
			t.Fatalf("read %+v", q)
		}
		for _, a := range q.Answers {
			if a.ID == "" || a.Gold != "correct" && a.Gold != "incorrect" && a.Gold != "contradictory" {
				t.Fatalf("answer %+v", a)
			}
		}
	})
}

// TestSemEvalRealData reads everything that is there and evaluates the plain
// reader on one test: better than always saying the more frequent label is the
// least that an assessor must be.
func TestSemEvalRealData(t *testing.T) {
	t.Parallel()
	const root = "../../shared/data/semeval2013"
	if _, err := os.Stat(root); err != nil {
		t.Skipf("skipped: the SemEval-2013 files are not there: %v", err)
	}
	for dir, answers := range map[string]int{
		"training/2way/beetle": 3941, "training/2way/sciEntsBank": 4969, "training/3way/beetle": 3941, "training/3way/sciEntsBank": 4969,
		"test/2way/beetle/test-unseen-answers": 439, "test/3way/sciEntsBank/test-unseen-answers": 540,
	} {
		n := 0
		for _, q := range splitOfDir(t, root+"/"+dir).Questions {
			n += len(q.Answers)
		}
		if n != answers {
			t.Errorf("%s: %d answers, want %d", dir, n, answers)
		}
	}
	r, err := eval.RunSemEval([]eval.Split{splitOfDir(t, root+"/test/2way/beetle/test-unseen-answers")}, assesstest.Reader{})
	if err != nil {
		t.Fatal(err)
	}
	if k, ok := r.Kappa.Value.Float(); !ok || k <= 0 || r.N+r.NotAssessed != 439 {
		t.Errorf("kappa %v over %d answers, %d not assessed", r.Kappa.Value, r.N, r.NotAssessed)
	}
}

func splitOfDir(t *testing.T, dir string) eval.Split {
	t.Helper()
	s, err := eval.ReadSplit(dir, os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestBestReading: the reference answer that does most credit counts.
func TestBestReading(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"best=partly good=contradicted": "incorrect", "good=contradicted": "contradictory", "best=contradicted good=met": "correct", "x": "incorrect",
		"best=not_assessed good=contradicted": "contradictory", "best=not_assessed good=not_assessed": string(assess.NotAssessed),
	}
	for answer, want := range tests {
		s := splitOf(t, "d", fstest.MapFS{"a.xml": xmlOf("M", "q", "s1 correct "+answer, "s2 contradictory x")})
		r, err := eval.RunSemEval([]eval.Split{s}, toldReader{})
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := r.WritePredictions(&b); err != nil || !strings.Contains(b.String(), "s1,correct,"+want+"\n") {
			t.Errorf("%s: predictions %q, want %s", answer, b.String(), want)
		}
	}
}
