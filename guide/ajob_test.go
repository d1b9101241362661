package guide_test

import (
	"strings"
	"testing"

	"yardstick/guide"
)

// TestReadJob: a job that is given for a guide is called a job, and not a guide with
// unknown fields.
func TestReadJob(t *testing.T) {
	t.Parallel()
	const file = "yardstick: job/v1\nid: baker\ntitle: Baker\nfunctions:\n  - {id: bread, name: Bread, duties: [bake bread]}\n"
	_, err := guide.Read("baker.yaml", []byte(file))
	const want = `baker.yaml:1: yardstick: "job/v1" is not a guide but a job; derive its guide first (yardstick guide derive)`
	if err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}
