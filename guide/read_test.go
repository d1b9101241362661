package guide_test

import (
	"os"
	"path/filepath"
	"testing"

	"yardstick/guide"
)

func TestReadSharedData(t *testing.T) {
	t.Parallel()
	want := map[string]int{"interview": 6, "define": 16, "wide": 104, "wide-real": 87, "interview-train": 6}
	for dir, n := range want {
		t.Run(dir, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join("..", "..", "shared", "data", dir, "guides.yaml")
			data, err := os.ReadFile(path)
			if err != nil {
				t.Skipf("no labelled data beside the repository: %v", err)
			}
			got, err := guide.Read(path, data)
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != n {
				t.Errorf("got %d guides, want %d", len(got), n)
			}
			if os.Getenv("SHOW") != "" {
				for _, g := range got {
					t.Log(g.Questions[0].Type, g.Questions[0].Text)
					for _, f := range guide.Lint(&g, nil) {
						if f.Rule == "double" || f.Rule == "invisible" || f.Rule == "unlawful" || f.Rule == "vague" || f.Rule == "duplicate" {
							t.Log(f)
						}
					}
				}
			}
		})
	}
}
