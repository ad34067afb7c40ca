package model

// NewJob is the job that a person took up between two versions of what is known of them, nil where there is none: the
// present one is at an organisation where they never were before, and it was added beside what was known. A name that
// was only put right is no new job.
func NewJob(was, now *Person) *Job {
	job := now.CurrentJob()
	if job == nil || len(now.Jobs) <= len(was.Jobs) {
		return nil
	}
	key := OrganisationKey(job.Organisation)
	if key == "" {
		return nil
	}
	for i := range was.Jobs {
		if OrganisationKey(was.Jobs[i].Organisation) == key {
			return nil
		}
	}
	return job
}
