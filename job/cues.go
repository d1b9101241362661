package job

import (
	"maps"
	"slices"
	"strings"

	"yardstick/internal/wording"
)

// cuesFile is cues.yaml: words by the kind they speak of and by how strongly.
type cuesFile struct {
	Measures map[FailureKind]map[int]string `yaml:"measures"`
	Signs    map[FailureKind]map[int]string `yaml:"signs"`
	Duties   map[FailureKind]map[int]string `yaml:"duties"`
	Queued   string                         `yaml:"queued"`
	Vague    []struct {
		Ask   string `yaml:"ask"`
		Words string `yaml:"words"`
	} `yaml:"vague"`
}

func (t *Texts) readCues(name string, data []byte) error {
	var f cuesFile
	p, err := wording.Open(name, data, &f)
	if err != nil {
		return err
	}
	t.cues, t.queued = map[string]map[FailureKind][]cue{}, map[string]bool{}
	for field, list := range map[string]map[FailureKind]map[int]string{"measures": f.Measures, "signs": f.Signs, "duties": f.Duties} {
		checkKinds(p, field, list)
		t.cues[field] = map[FailureKind][]cue{}
		for kind, weights := range list {
			for _, weight := range slices.Sorted(maps.Keys(weights)) {
				for _, text := range listed(weights[weight]) {
					t.cues[field][kind] = append(t.cues[field][kind], cue{text, weight})
				}
			}
		}
	}
	for _, text := range listed(f.Queued) {
		t.queued[text] = true
	}
	for i, v := range f.Vague {
		if v.Ask == "" || len(listed(v.Words)) == 0 {
			p.Fail(fieldAt("vague", i), "wants ask, the question that brings out what would count, and words")
		}
		for _, text := range listed(v.Words) {
			t.vague = append(t.vague, vagueWord{text, v.Ask})
		}
	}
	return p.Err()
}

// listed are the entries of a list separated by commas.
func listed(list string) []string {
	var out []string
	for text := range strings.SplitSeq(list, ",") {
		if text = strings.TrimSpace(text); text != "" {
			out = append(out, text)
		}
	}
	return out
}
