package guide_test

import (
	"strings"
	"testing"

	"yardstick/guide"
)

// lintText returns the findings of one rule on a guide with this question.
func lintText(question, rule string) []guide.Finding {
	g := guide.Guide{ID: "g", Questions: []guide.Question{{ID: "q", Text: question, Requirements: []guide.Requirement{{ID: "r", Text: "Names one case."}}}}}
	var out []guide.Finding
	for _, f := range guide.Lint(&g, nil) {
		if f.Rule == rule {
			out = append(out, f)
		}
	}
	return out
}

func TestUnlawfulQuestions(t *testing.T) {
	t.Parallel()
	tests := map[string][]string{
		"age": {
			"How old are you?", "What is your date of birth?", "In which year were you born?", "When did you finish school?",
			"What year did you graduate?", "When did you graduate from high school?", "How many years until you plan to retire?",
			"How long do you plan to work before you retire?", "Are you over 40?", "How would you feel about working for a younger boss?",
			"Are you a digital native?", "How long ago did you leave university?",
		},
		"family": {
			"Are you married?", "Do you have children?", "Do you have any kids at home?", "Do you plan to have children?", "Are you planning to start a family?",
			"Are you thinking of having a baby soon?", "Are you pregnant?", "What is your marital status?", "What does your husband do?",
			"Who looks after your children when you are at work?", "How will you arrange your childcare?", "Would your wife mind if you travelled?",
			"Tell us about your family.", "Do you live alone?", "What was your maiden name?", "Would your family be willing to move?", "Are you a single mother?",
			"How old are your children?", "What do your parents do?", "Are you planning to take maternity leave?",
		},
		"health": {
			"Do you have a disability?", "Do you have any health problems?", "How many sick days did you take last year?", "Are you healthy?",
			"Have you ever been treated for depression?", "What medication are you taking?", "Do you take any prescription drugs?", "How is your health?",
			"Have you ever claimed workers' compensation?", "How tall are you?", "Do you smoke?", "Do you suffer from back pain?", "Have you had any serious illness?",
		},
		"genetic": {"What is your family medical history?", "Does cancer run in your family?"},
		"origin": {
			"Where are you from?", "Where are you really from?", "Where is your accent from?", "Where does that lovely accent come from?", "What is your nationality?",
			"Where were your parents born?", "Where were you born?", "Is English your first language?", "What is your native language?", "What kind of name is that?",
			"How long have you lived in this country?", "What language do you speak at home?", "Are you a US citizen?", "What is your ethnic background?",
		},
		"religion": {
			"What is your religion?", "Do you go to church?", "Which religious holidays do you observe?", "Are you a Muslim?", "Do you pray during the day?",
			"Would your religion keep you from working on Saturdays?", "Do you wear a headscarf?",
		},
		"union": {
			"Are you a member of a union?", "Do you belong to a trade union?", "How do you feel about unions?", "Have you ever been on strike?", "Who did you vote for?",
			"What clubs and societies do you belong to?", "What are your political views?", "Are you a member of a political party?",
		},
		"arrests": {
			"Have you ever been arrested?", "Do you have a criminal record?", "Have you been convicted of a crime?", "Have you ever been in trouble with the law?", "Tell us about your criminal record.",
		},
		"money": {
			"Do you own your home?", "Are you in debt?", "What is your credit score?", "Have you ever been bankrupt?", "What was your last salary?", "How much do you earn now?", "Do you own a car?",
		},
		"sex": {"Are you gay?", "What is your sexual orientation?", "As a woman, how do you deal with angry drivers?", "How would you feel as the only woman in the team?"},
		"military": {
			"What type of discharge did you receive from the army?", "Were you honourably discharged?", "Are you in the National Guard?", "Can we see your discharge papers?",
		},
	}
	for ground, questions := range tests {
		for _, q := range questions {
			t.Run(q, func(t *testing.T) {
				t.Parallel()
				got := lintText(q, "unlawful")
				for _, f := range got {
					if f.Severity == guide.Error && strings.Contains(f.Message, ground) {
						return
					}
				}
				t.Errorf("got %v, want an error about %s", got, ground)
			})
		}
	}
}

func TestLawfulQuestions(t *testing.T) {
	t.Parallel()
	questions := []string{
		"Are you ready to work in a pregnancy unit?", "How do you care for elderly patients?", "Tell us about your work in a family business.",
		"What languages do you speak for this job?", "Which languages can you use with guests?", "How would you calm a pregnant patient?",
		"How do you keep the children in your group safe on a trip?", "Tell us about a time when a parent was angry about her child's mark.",
		"How would you handle a guest who asks, \"Are you married?\"", "What would you say to a caller who asks “Where are you from?”",
		"How do you plan the discharge of a patient who lives alone?", "What type of discharge planning have you done?",
		"Are you at least 18?", "Are you legally authorised to work here?", "Do you hold a driving licence?", "Can you lift 20 kg with or without adjustments?",
		"Can you work on weekends when the rota asks for it?", "Have you worked with disabled children before?", "How do you keep health and safety rules on site?",
		"What does health and safety mean on your building site?", "How would you explain a diagnosis to a patient's wife?", "Tell us about your mental health nursing experience.",
		"Do you have medical training?", "How did you work with union representatives on the rota?", "Tell us how you dealt with a credit union's complaint.",
		"How would you treat a colleague whose religious holiday falls on a shift?", "What experience do you have with the criminal justice system?",
		"How do you assess a customer's credit history?", "How do you deal with customers in debt?", "What would you do if a colleague came to work ill?",
		"How do you act in good faith when two clients' interests differ?", "What restored your faith in the process?", "How old are the systems that you have worked on?",
		"When did you finish your last project?", "When did you last train a younger colleague?", "Where did you get your figures from?", "How long have you worked in retail?",
		"What race conditions have you found in code?", "How do you age receivables?", "Where do you see yourself in five years?", "How do you keep your skills up to date?",
		"How would your partner agency describe your work?", "Tell us about a time when you had to retire an old system.", "What would you do if a tenant could not pay the rent?",
		"Who covers the ward while you are with a family?", "How do you talk with patients and their families about death?", "What party would you consult first in a contract dispute?",
		"How would you organise childcare places for 40 families?", "What pay do you expect?", "How do you date the samples?", "Do you have experience with native apps?",
		"Tell us about a time when you were the only one to disagree.", "What does your team do when you are away?", "Describe how you handled sick leave in your team.",
		"Who looks after your accounts when you are on leave?", "How many days off sick does the team lose in a year?", "Why did you leave your last position?",
	}
	for _, q := range questions {
		t.Run(q, func(t *testing.T) {
			t.Parallel()
			if got := lintText(q, "unlawful"); len(got) > 0 {
				t.Errorf("false alarm: %v", got)
			}
		})
	}
}
