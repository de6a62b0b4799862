// The files that the program carries, put in by C's #embed: it takes no time, where SwiftPM's .embedInCode took 25 s for 150 kB.
#include "CAssets.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char demo_employers_json[] = {
#embed "../App/Data/demo-employers.json"
};
static const unsigned char demo_people_json[] = {
#embed "../App/Data/demo-people.json"
};
static const unsigned char demo_projects_1_json[] = {
#embed "../App/Data/demo-projects-1.json"
};
static const unsigned char demo_projects_2_json[] = {
#embed "../App/Data/demo-projects-2.json"
};
static const unsigned char matching_json[] = {
#embed "../App/Data/matching.json"
};
static const unsigned char mentor_guide_json[] = {
#embed "../App/Data/mentor-guide.json"
};
static const unsigned char skills_business_json[] = {
#embed "../App/Data/skills-business.json"
};
static const unsigned char skills_creative_json[] = {
#embed "../App/Data/skills-creative.json"
};
static const unsigned char skills_science_json[] = {
#embed "../App/Data/skills-science.json"
};
static const unsigned char skills_society_json[] = {
#embed "../App/Data/skills-society.json"
};
static const unsigned char skills_technology_json[] = {
#embed "../App/Data/skills-technology.json"
};
static const unsigned char taxonomy_json[] = {
#embed "../App/Data/taxonomy.json"
};
static const unsigned char templates_json[] = {
#embed "../App/Data/templates.json"
};
static const unsigned char us_2026_json[] = {
#embed "../App/Data/us-2026.json"
};
static const unsigned char step_0001_people_sql[] = {
#embed "../App/Migrations/0001_people.sql"
};
static const unsigned char step_0002_organizations_sql[] = {
#embed "../App/Migrations/0002_organizations.sql"
};
static const unsigned char step_0003_projects_sql[] = {
#embed "../App/Migrations/0003_projects.sql"
};
static const unsigned char step_0004_search_postgres_sql[] = {
#embed "../App/Migrations/0004_search.postgres.sql"
};
static const unsigned char step_0004_search_sqlite_sql[] = {
#embed "../App/Migrations/0004_search.sqlite.sql"
};
static const unsigned char step_0005_applications_sql[] = {
#embed "../App/Migrations/0005_applications.sql"
};
static const unsigned char step_0006_engagements_sql[] = {
#embed "../App/Migrations/0006_engagements.sql"
};
static const unsigned char step_0007_payments_sql[] = {
#embed "../App/Migrations/0007_payments.sql"
};
static const unsigned char step_0008_append_only_postgres_sql[] = {
#embed "../App/Migrations/0008_append_only.postgres.sql"
};
static const unsigned char step_0008_append_only_sqlite_sql[] = {
#embed "../App/Migrations/0008_append_only.sqlite.sql"
};
static const unsigned char step_0009_feedback_and_proof_sql[] = {
#embed "../App/Migrations/0009_feedback_and_proof.sql"
};
static const unsigned char step_0010_messages_sql[] = {
#embed "../App/Migrations/0010_messages.sql"
};
static const unsigned char step_0011_events_and_jobs_sql[] = {
#embed "../App/Migrations/0011_events_and_jobs.sql"
};
static const unsigned char step_0012_many_machines_sql[] = {
#embed "../App/Migrations/0012_many_machines.sql"
};
static const unsigned char step_0013_discovery_sql[] = {
#embed "../App/Migrations/0013_discovery.sql"
};
static const unsigned char step_0014_follows_sql[] = {
#embed "../App/Migrations/0014_follows.sql"
};
static const unsigned char step_0015_skills_sql[] = {
#embed "../App/Migrations/0015_skills.sql"
};
static const unsigned char step_0016_explore_and_talent_sql[] = {
#embed "../App/Migrations/0016_explore_and_talent.sql"
};
static const unsigned char step_0017_confidentiality_postgres_sql[] = {
#embed "../App/Migrations/0017_confidentiality.postgres.sql"
};
static const unsigned char step_0017_confidentiality_sql[] = {
#embed "../App/Migrations/0017_confidentiality.sql"
};
static const unsigned char step_0017_confidentiality_sqlite_sql[] = {
#embed "../App/Migrations/0017_confidentiality.sqlite.sql"
};
static const unsigned char step_0018_room_sql[] = {
#embed "../App/Migrations/0018_room.sql"
};
static const unsigned char step_0019_mentors_and_kit_sql[] = {
#embed "../App/Migrations/0019_mentors_and_kit.sql"
};
static const unsigned char step_0020_board_sql[] = {
#embed "../App/Migrations/0020_board.sql"
};
static const unsigned char step_0021_disputes_sql[] = {
#embed "../App/Migrations/0021_disputes.sql"
};
static const unsigned char step_0023_application_states_sql[] = {
#embed "../App/Migrations/0023_application_states.sql"
};
static const unsigned char board_css[] = {
#embed "../App/Public/board.css"
};
static const unsigned char board_js[] = {
#embed "../App/Public/board.js"
};
static const unsigned char foothold_css[] = {
#embed "../App/Public/foothold.css"
};
static const unsigned char foothold_js[] = {
#embed "../App/Public/foothold.js"
};
static const unsigned char mark_svg[] = {
#embed "../App/Public/mark.svg"
};
static const unsigned char watermark_css[] = {
#embed "../App/Public/watermark.css"
};

static const struct casset table[] = {
    {"Data/demo-employers.json", demo_employers_json, sizeof demo_employers_json},
    {"Data/demo-people.json", demo_people_json, sizeof demo_people_json},
    {"Data/demo-projects-1.json", demo_projects_1_json, sizeof demo_projects_1_json},
    {"Data/demo-projects-2.json", demo_projects_2_json, sizeof demo_projects_2_json},
    {"Data/matching.json", matching_json, sizeof matching_json},
    {"Data/mentor-guide.json", mentor_guide_json, sizeof mentor_guide_json},
    {"Data/skills-business.json", skills_business_json, sizeof skills_business_json},
    {"Data/skills-creative.json", skills_creative_json, sizeof skills_creative_json},
    {"Data/skills-science.json", skills_science_json, sizeof skills_science_json},
    {"Data/skills-society.json", skills_society_json, sizeof skills_society_json},
    {"Data/skills-technology.json", skills_technology_json, sizeof skills_technology_json},
    {"Data/taxonomy.json", taxonomy_json, sizeof taxonomy_json},
    {"Data/templates.json", templates_json, sizeof templates_json},
    {"Data/us-2026.json", us_2026_json, sizeof us_2026_json},
    {"Migrations/0001_people.sql", step_0001_people_sql, sizeof step_0001_people_sql},
    {"Migrations/0002_organizations.sql", step_0002_organizations_sql, sizeof step_0002_organizations_sql},
    {"Migrations/0003_projects.sql", step_0003_projects_sql, sizeof step_0003_projects_sql},
    {"Migrations/0004_search.postgres.sql", step_0004_search_postgres_sql, sizeof step_0004_search_postgres_sql},
    {"Migrations/0004_search.sqlite.sql", step_0004_search_sqlite_sql, sizeof step_0004_search_sqlite_sql},
    {"Migrations/0005_applications.sql", step_0005_applications_sql, sizeof step_0005_applications_sql},
    {"Migrations/0006_engagements.sql", step_0006_engagements_sql, sizeof step_0006_engagements_sql},
    {"Migrations/0007_payments.sql", step_0007_payments_sql, sizeof step_0007_payments_sql},
    {"Migrations/0008_append_only.postgres.sql", step_0008_append_only_postgres_sql, sizeof step_0008_append_only_postgres_sql},
    {"Migrations/0008_append_only.sqlite.sql", step_0008_append_only_sqlite_sql, sizeof step_0008_append_only_sqlite_sql},
    {"Migrations/0009_feedback_and_proof.sql", step_0009_feedback_and_proof_sql, sizeof step_0009_feedback_and_proof_sql},
    {"Migrations/0010_messages.sql", step_0010_messages_sql, sizeof step_0010_messages_sql},
    {"Migrations/0011_events_and_jobs.sql", step_0011_events_and_jobs_sql, sizeof step_0011_events_and_jobs_sql},
    {"Migrations/0012_many_machines.sql", step_0012_many_machines_sql, sizeof step_0012_many_machines_sql},
    {"Migrations/0013_discovery.sql", step_0013_discovery_sql, sizeof step_0013_discovery_sql},
    {"Migrations/0014_follows.sql", step_0014_follows_sql, sizeof step_0014_follows_sql},
    {"Migrations/0015_skills.sql", step_0015_skills_sql, sizeof step_0015_skills_sql},
    {"Migrations/0016_explore_and_talent.sql", step_0016_explore_and_talent_sql, sizeof step_0016_explore_and_talent_sql},
    {"Migrations/0017_confidentiality.postgres.sql", step_0017_confidentiality_postgres_sql, sizeof step_0017_confidentiality_postgres_sql},
    {"Migrations/0017_confidentiality.sql", step_0017_confidentiality_sql, sizeof step_0017_confidentiality_sql},
    {"Migrations/0017_confidentiality.sqlite.sql", step_0017_confidentiality_sqlite_sql, sizeof step_0017_confidentiality_sqlite_sql},
    {"Migrations/0018_room.sql", step_0018_room_sql, sizeof step_0018_room_sql},
    {"Migrations/0019_mentors_and_kit.sql", step_0019_mentors_and_kit_sql, sizeof step_0019_mentors_and_kit_sql},
    {"Migrations/0020_board.sql", step_0020_board_sql, sizeof step_0020_board_sql},
    {"Migrations/0021_disputes.sql", step_0021_disputes_sql, sizeof step_0021_disputes_sql},
    {"Migrations/0023_application_states.sql", step_0023_application_states_sql, sizeof step_0023_application_states_sql},
    {"Public/board.css", board_css, sizeof board_css},
    {"Public/board.js", board_js, sizeof board_js},
    {"Public/foothold.css", foothold_css, sizeof foothold_css},
    {"Public/foothold.js", foothold_js, sizeof foothold_js},
    {"Public/mark.svg", mark_svg, sizeof mark_svg},
    {"Public/watermark.css", watermark_css, sizeof watermark_css},
    {NULL, NULL, 0},
};

const struct casset *casset_first(void) { return table; }
