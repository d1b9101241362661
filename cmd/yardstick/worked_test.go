package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yardstick/assess"
)

// assessedBy runs assess on an answer to a question of a guide.
func assessedBy(t *testing.T, guide, question, answer string) assess.Assessment {
	t.Helper()
	var stdout, stderr bytes.Buffer
	p := &program{stdin: strings.NewReader(answer), stdout: &stdout, stderr: &stderr}
	status := p.run([]string{"assess", "--guide", guide, "--question", question, "--format", "json", "-"})
	var got assess.Assessment
	if err := json.Unmarshal(stdout.Bytes(), &got); err != nil || status != exitOK {
		t.Fatalf("exit %d, %v: %s", status, err, stderr.String())
	}
	return got
}

// TestWorkedExample: the answer from which the product starts meets the guide
// that is derived from its job; a list of kinds and an answer about something
// else do not. The texts are not ours: they are read where they are at hand.
func TestWorkedExample(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]assess.Overall{"seed-answer": assess.Meets, "generic": assess.DoesNotMeet, "offtopic": assess.DoesNotMeet} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			answer, err := os.ReadFile(filepath.Join("../../../shared/seed", name+".txt"))
			if err != nil {
				t.Skip("the worked example is not at hand")
			}
			if got := assessedBy(t, example+"/guide.yaml", "define-failure", string(answer)); got.Verdict != want {
				t.Errorf("verdict %s (score %v), want %s", got.Verdict, got.Score, want)
			}
		})
	}
}

// generic are answers that could be given about any job.
var generic = []string{
	"Failure is when you do not reach your goals, miss your deadlines and let people down, and success is the opposite of that.",
	"For me failing means not performing. If the quality is poor, the targets are missed and the customers complain, then the job has failed, and that can happen to anybody.",
	"I am a perfectionist, so failure is anything less than one hundred percent. I always give my best and I learn from each mistake.",
	"You fail in a job when processes do not work, when relationships break down and when the staff leave. All of these are signs of failure and a good employee prevents them.",
	"Failure means that expectations were not met. I would measure it with key performance indicators and feedback, and I would take responsibility for it.",
	"A failure is only a failure if you do not learn from it. Communication, teamwork and time management are what keeps one from failing.",
	"To fail in this job would mean to miss targets in all functions, to lose the satisfaction of those we serve, to let quality drop and to break working relationships in the team. I would notice it early and take it on myself.",
	"Failing means that I did not do my part. I would see it in the figures, in the complaints and in the mood of the team, long before the end of the month.",
	"If the work is not done on time and not done right, and the people we serve have to wait, then I have failed them, my team and myself.",
	"It would be a failure if more than five percent of the work was wrong, if two deadlines in a month were missed, or if three people complained.",
	"I believe failure is a lack of planning. With good organisation, honest feedback and clear communication it can always be avoided, whatever the job.",
	"Failure, in any job, shows in five things: goals, deadlines, quality, people and money. Whoever keeps an eye on all five cannot fail.",
}

func TestGenericAnswersDoNotMeet(t *testing.T) {
	t.Parallel()
	guide := filepath.Join(t.TempDir(), "guide.yaml")
	p := &program{stdin: strings.NewReader(""), stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{}}
	if status := p.run([]string{"guide", "derive", "customer-service-administrator", "-o", guide}); status != exitOK {
		t.Fatalf("derive: exit %d", status)
	}
	for _, answer := range generic {
		if got := assessedBy(t, guide, "define-failure", answer); got.Verdict == assess.Meets {
			t.Errorf("meets, score %v: %s", *got.Score, answer)
		}
	}
}
