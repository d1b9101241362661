package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// deployed is a file of deploy.
func deployed(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestDeployedVariables: every variable that the files for services and containers
// set is an option, and so is every field of the file of settings.
func TestDeployedVariables(t *testing.T) {
	t.Parallel()
	known, table := map[string]bool{}, tableOf(t, "serve")
	for _, o := range table {
		known[o.Env] = true
		known[o.Env+"_FILE"] = known[o.Env+"_FILE"] || o.Secret
	}
	for _, name := range []string{"compose.yaml", "Containerfile", "yardstick.service", "yardstick-worker.service", "yardstick-backup.service"} {
		found := regexp.MustCompile(`YARDSTICK_[A-Z_]+`).FindAllString(deployed(t, name), -1)
		if len(found) == 0 {
			t.Errorf("%s sets no variable: the test looks for the wrong thing", name)
		}
		for _, variable := range found {
			if !known[variable] {
				t.Errorf("%s sets %s, which is no option", name, variable)
			}
		}
	}
}

// TestDeployedSettings: the file of settings is taken as it is, but for the file with
// the password, which its owner makes.
func TestDeployedSettings(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	password := filepath.Join(dir, "password")
	if err := os.WriteFile(password, []byte("a long pass phrase\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "yardstick.yaml")
	settings := strings.Replace(deployed(t, "yardstick.yaml"), "/etc/yardstick/password", password, 1)
	if err := os.WriteFile(file, []byte(settings), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, wrong strings.Builder
	p := &program{stdin: strings.NewReader(""), stdout: &out, stderr: &wrong}
	for _, command := range []string{"serve", "worker"} {
		if status := p.run([]string{command, "--config", file, "--check", "--data", dir}); status != exitOK {
			t.Errorf("%s: status %d: %s", command, status, wrong.String())
		}
	}
}

// compose is what is looked at of a compose file.
type compose struct {
	Services map[string]struct {
		Image, Restart string
		Secrets        []string
		Networks       []string
		Volumes        []string
		DependsOn      map[string]struct{ Condition string } `yaml:"depends_on"`
		Healthcheck    map[string]any
	}
	Secrets  map[string]struct{ File string }
	Networks map[string]map[string]any
	Volumes  map[string]map[string]any
}

// TestCompose: the compose file is YAML, and whatever a service uses is declared.
func TestCompose(t *testing.T) {
	t.Parallel()
	var c compose
	if err := yaml.Unmarshal([]byte(deployed(t, "compose.yaml")), &c); err != nil {
		t.Fatal(err)
	}
	if len(c.Services) != 2 || c.Services["database"].Healthcheck == nil || c.Services["yardstick"].DependsOn["database"].Condition != "service_healthy" {
		t.Errorf("services: %+v", c.Services)
	}
	for name, s := range c.Services {
		if s.Restart == "" || s.Image == "" {
			t.Errorf("%s: restart %q, image %q", name, s.Restart, s.Image)
		}
		for _, secret := range s.Secrets {
			if c.Secrets[secret].File == "" {
				t.Errorf("%s wants the secret %s, which is not declared", name, secret)
			}
		}
		for _, network := range s.Networks {
			if _, ok := c.Networks[network]; !ok {
				t.Errorf("%s is in the network %s, which is not declared", name, network)
			}
		}
		for _, volume := range s.Volumes {
			if at, _, _ := strings.Cut(volume, ":"); !strings.HasPrefix(at, ".") {
				if _, ok := c.Volumes[at]; !ok {
					t.Errorf("%s mounts %s, which is not declared", name, at)
				}
			}
		}
	}
}

// TestUnits: systemd takes the units. It is asked where it is installed; the program
// and its user, which are not, are put aside.
func TestUnits(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	args := []string{"verify"}
	for _, name := range []string{"yardstick.service", "yardstick-worker.service", "yardstick-backup.service", "yardstick-backup.timer"} {
		unit := strings.ReplaceAll(deployed(t, name), "/usr/local/bin/yardstick", "/bin/true")
		unit = regexp.MustCompile(`(?m)^(User|Group)=.*\n`).ReplaceAllString(unit, "")
		if err := os.WriteFile(filepath.Join(dir, name), []byte(unit), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, filepath.Join(dir, name))
	}
	analyze, err := exec.LookPath("systemd-analyze")
	if err != nil {
		t.Skip("systemd-analyze is not installed: nobody says whether systemd takes the units")
	}
	out, err := exec.Command(analyze, args...).CombinedOutput()
	if err != nil || len(strings.TrimSpace(string(out))) > 0 {
		t.Errorf("%v: %s", err, out)
	}
}

// TestStopIsBounded: the service manager waits longer than the program takes to end.
func TestStopIsBounded(t *testing.T) {
	t.Parallel()
	if unit := deployed(t, "yardstick.service"); !strings.Contains(unit, "\nTimeoutStopSec=60\n") {
		t.Error("yardstick.service does not say how long it waits")
	}
	if settings := deployed(t, "yardstick.yaml"); !strings.Contains(settings, "\ndrain: 5s\n") || !strings.Contains(settings, "\nstop-within: 30s\n") {
		t.Error("the settings are others: compare them with TimeoutStopSec and stop_grace_period")
	}
	if c := deployed(t, "compose.yaml"); !strings.Contains(c, "stop_grace_period: 60s") {
		t.Error("compose.yaml does not say how long it waits")
	}
}
