package packet_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yardstick/record/packet"
	"yardstick/record/recordtest"
)

// TestVerifiersAgree changes bytes of the log at random and signs what comes of
// it, so that no hash gives it away: both verifiers must come to the same outcome.
func TestVerifiersAgree(t *testing.T) {
	t.Parallel()
	python := secondVerifier(t)
	n := 60
	if testing.Short() {
		n = 10
	}
	dir := t.TempDir()
	random := recordtest.NewStream("changes that are signed")
	var list []vector
	broken := 0
	for i := range n {
		k := smallKeeper(t)
		log := bytes.Clone(k.log.Bytes())
		change(log, random)
		data := k.signLines(log)
		file := filepath.Join(dir, fmt.Sprintf("%d.zip", i))
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		exit, _ := outcome(data)
		broken += exit
		list = append(list, vector{File: file, Exit: exit, Why: changed(k.log.Bytes(), log)})
	}
	if broken == 0 || broken == n {
		t.Errorf("%d of %d are broken: the changes show nothing", broken, n)
	}
	for i, got := range runSecond(t, python, list) {
		if got.Exit != list[i].Exit {
			t.Errorf("%s: the second verifier says %d (%s), the first %d", list[i].Why, got.Exit, got.Found, list[i].Exit)
		}
	}
}

// change puts one or two digits, letters or signs into another place or another form.
func change(log []byte, random *recordtest.Stream) {
	var draw [8]byte
	_, _ = random.Read(draw[:])
	at := (int(draw[0])<<16 | int(draw[1])<<8 | int(draw[2])) % len(log)
	for log[at] == '\n' || log[at] == '"' { // mostly not the form, which other tests change
		at = (at + 1) % len(log)
	}
	with := []byte(`0123456789abcdefr"{}[],:-. `)
	log[at] = with[int(draw[3])%len(with)]
}

// changed shows the line that is another one.
func changed(before, after []byte) string {
	old := strings.Split(string(before), "\n")
	for i, line := range strings.Split(string(after), "\n") {
		if i < len(old) && line != old[i] {
			return fmt.Sprintf("line %d: %s\ninstead of %s", i+1, line, old[i])
		}
	}
	return "nothing changed"
}

// signLines signs lines as they are, at the sizes at which the keeper has signed.
func (k *keeper) signLines(log []byte) []byte {
	k.t.Helper()
	files := map[string][]byte{"log.jsonl": log}
	for name, data := range k.files {
		if !strings.HasPrefix(name, "checkpoints/") && name != "log.jsonl" {
			files[name] = data
		}
	}
	files["checkpoints/"+itoa(int64(bytes.Count(log, []byte("\n"))))+".note"] = k.signed(log)
	var b bytes.Buffer
	if err := packet.WriteAnything(&b, files, k.secret); err != nil {
		k.t.Fatal(err)
	}
	return b.Bytes()
}

// secondVerifier finds Python, without which the two are not compared.
func secondVerifier(t *testing.T) string {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 is missing: the second verifier of packets is not compared with this one")
	}
	return python
}
