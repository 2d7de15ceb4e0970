-- head
WITH
-- given-facts
given_facts AS (
  SELECT
    CAST(unit AS TEXT) AS unit,
    COALESCE(CAST(period AS TEXT), '') AS period,
    COALESCE(CAST(fact AS TEXT), '') AS fact,
    COALESCE(CAST(value AS TEXT), '') AS value
  FROM facts
  WHERE COALESCE(CAST(kind AS TEXT), '') = ''
),

-- given-answers
given_answers AS (
  SELECT
    CAST(unit AS TEXT) AS unit,
    CASE
      WHEN COALESCE(CAST(period AS TEXT), '') <> '' THEN COALESCE(CAST(period AS TEXT), '')
      ELSE COALESCE((SELECT MAX(f.period) FROM given_facts AS f), '')
    END AS period,
    CAST(question AS TEXT) AS question,
    CASE
      WHEN COALESCE(CAST(state AS TEXT), '') <> '' THEN COALESCE(CAST(state AS TEXT), '')
      WHEN COALESCE(CAST(answer AS TEXT), '') <> '' THEN 'answered'
      ELSE 'not_answered'
    END AS state,
    COALESCE(CAST(answer AS TEXT), '') AS answer,
    CASE COALESCE(CAST(evidence AS TEXT), '')
      WHEN 'verified' THEN 2
      WHEN 'documented' THEN 1
      ELSE 0
    END AS grade
  FROM answers
),

-- named-cases
named_cases AS (
  SELECT unit, period FROM given_answers
  UNION
  SELECT unit, period FROM given_facts WHERE period <> ''
),

-- universe
universe AS (
  SELECT unit, period FROM named_cases
  UNION
  SELECT f.unit, COALESCE(p.period, '') AS period
  FROM given_facts AS f
  LEFT JOIN (SELECT DISTINCT period FROM named_cases) AS p ON 1 = 1
  WHERE NOT EXISTS (SELECT 1 FROM named_cases AS n WHERE n.unit = f.unit)
),

-- cases
cases AS (
  SELECT
    u.unit,
    u.period,
    CASE WHEN COALESCE(
      MAX(CASE WHEN f.fact = 'copy' AND f.period = u.period THEN f.value END),
      MAX(CASE WHEN f.fact = 'copy' THEN f.value END)
    ) = 'draft' THEN 1 ELSE 0 END AS draft,
    COALESCE(
      MAX(CASE WHEN f.fact = 'population' AND f.period = u.period THEN f.value END),
      MAX(CASE WHEN f.fact = 'population' THEN f.value END)
    ) AS fact_1
  FROM universe AS u
  LEFT JOIN given_facts AS f
    ON f.unit = u.unit AND f.period IN (u.period, '') AND f.value <> ''
    AND f.fact IN ('population', 'copy')
  GROUP BY u.unit, u.period
),

-- options
options (question, option_code, points, needs_no_evidence, is_tick, stands_for) AS (
  VALUES
    ('C1', 'yes', 10, 0, 0, ''),
    ('C1', 'in_preparation', 5, 0, 0, ''),
    ('C1', 'no', 0, 1, 0, ''),
    ('C1', 'not_ours', 0, 1, 0, 'not_within_powers'),
    ('C2', 'library', 0, 0, 1, ''),
    ('C2', 'park', 0, 0, 1, ''),
    ('C2', 'none', 0, 1, 0, '')
),

-- questions
questions (question, sort, options, tick_options, points_of_all, maximum) AS (
  VALUES
    ('C1', 'choice', 0, 0, 0, 10),
    ('C2', 'list', 3, 2, 0, 10),
    ('N1', 'other', 0, 0, 0, 200)
),

-- read-answers
read_answers AS (
  SELECT
    g.unit,
    g.period,
    g.question,
    MAX(CASE WHEN g.answer = '' OR g.state = 'answered' THEN g.state END) AS said,
    MAX(CASE WHEN g.state = 'answered' AND o.stands_for <> '' THEN o.stands_for END) AS stands_for,
    SUM(CASE WHEN g.state = 'answered' THEN o.points ELSE 0 END) AS points,
    SUM(CASE WHEN g.state = 'answered' AND (g.grade >= 1 OR o.needs_no_evidence = 1) THEN o.points ELSE 0 END) AS documented,
    SUM(CASE WHEN g.state = 'answered' AND (g.grade >= 2 OR o.needs_no_evidence = 1) THEN o.points ELSE 0 END) AS verified,
    SUM(CASE WHEN g.state <> 'answered' AND o.stands_for = '' THEN 1 ELSE 0 END) AS out_of_scope,
    SUM(CASE WHEN g.state = 'not_within_powers' AND g.answer <> '' THEN 1 ELSE 0 END) AS outside_powers,
    SUM(CASE WHEN g.state <> 'answered' AND o.stands_for = '' AND o.points > 0 THEN o.points ELSE 0 END) AS points_out_of_scope,
    SUM(CASE WHEN g.state <> 'answered' AND o.stands_for = '' THEN o.is_tick ELSE 0 END) AS ticks_out_of_scope,
    SUM(CASE WHEN g.state = 'answered' THEN o.is_tick ELSE 0 END) AS ticks_points,
    SUM(CASE WHEN g.state = 'answered' AND (g.grade >= 1 OR o.needs_no_evidence = 1) THEN o.is_tick ELSE 0 END) AS ticks_documented,
    SUM(CASE WHEN g.state = 'answered' AND (g.grade >= 2 OR o.needs_no_evidence = 1) THEN o.is_tick ELSE 0 END) AS ticks_verified,
    MAX(CASE WHEN g.state = 'answered' AND g.answer <> '' AND g.question IN ('N1') THEN CAST(g.answer AS NUMERIC) END) AS number,
    MAX(CASE WHEN g.state = 'answered' THEN g.grade END) AS number_grade,
    MAX(CASE WHEN g.state = 'answered' AND g.answer <> '' AND g.question IN ('N1') THEN CAST(g.answer AS DOUBLE PRECISION) END) AS number_as_float
  FROM given_answers AS g
  LEFT JOIN options AS o ON o.question = g.question AND o.option_code = g.answer
  WHERE g.question IN ('C1', 'C2', 'N1')
  GROUP BY g.unit, g.period, g.question
),

-- states
answer_states AS (
  SELECT
    c.unit, c.period, c.draft, q.question,
    CASE
      WHEN q.sort = 'list' AND COALESCE(r.out_of_scope, 0) >= q.options AND COALESCE(r.outside_powers, 0) > 0 THEN 'not_within_powers'
      WHEN q.sort = 'list' AND COALESCE(r.out_of_scope, 0) >= q.options THEN 'not_applicable'
      WHEN r.said IS NULL THEN 'not_answered'
      WHEN r.said = 'answered' AND r.stands_for IS NOT NULL THEN r.stands_for
      ELSE r.said
    END AS state,
    CAST(CASE
      WHEN q.question IN ('C2') THEN CASE WHEN COALESCE(r.ticks_points, 0) >= LEAST(2, (q.tick_options - r.ticks_out_of_scope)) THEN 10 WHEN COALESCE(r.ticks_points, 0) >= LEAST(1, (q.tick_options - r.ticks_out_of_scope)) THEN 5 ELSE 0 END
      WHEN q.question IN ('N1') THEN COALESCE(r.number * 10, 0)
      ELSE COALESCE(r.points, 0)
    END AS BIGINT) AS points,
    CAST(CASE
      WHEN q.question IN ('C2') THEN CASE WHEN COALESCE(r.ticks_documented, 0) >= LEAST(2, (q.tick_options - r.ticks_out_of_scope)) THEN 10 WHEN COALESCE(r.ticks_documented, 0) >= LEAST(1, (q.tick_options - r.ticks_out_of_scope)) THEN 5 ELSE 0 END
      WHEN q.question IN ('N1') THEN CASE WHEN r.number_grade >= 1 THEN COALESCE(r.number * 10, 0) ELSE LEAST(COALESCE(r.number * 10, 0), 0) END
      ELSE COALESCE(r.documented, 0)
    END AS BIGINT) AS documented,
    CAST(CASE
      WHEN q.question IN ('C2') THEN CASE WHEN COALESCE(r.ticks_verified, 0) >= LEAST(2, (q.tick_options - r.ticks_out_of_scope)) THEN 10 WHEN COALESCE(r.ticks_verified, 0) >= LEAST(1, (q.tick_options - r.ticks_out_of_scope)) THEN 5 ELSE 0 END
      WHEN q.question IN ('N1') THEN CASE WHEN r.number_grade >= 2 THEN COALESCE(r.number * 10, 0) ELSE LEAST(COALESCE(r.number * 10, 0), 0) END
      ELSE COALESCE(r.verified, 0)
    END AS BIGINT) AS verified,
    CAST(q.maximum AS BIGINT) AS maximum,
    r.number, r.number_grade, r.number_as_float
  FROM cases AS c
  CROSS JOIN questions AS q
  LEFT JOIN read_answers AS r
    ON r.unit = c.unit AND r.period = c.period AND r.question = q.question
),

-- ticked
ticked_for_asking AS (
  SELECT
    g.unit,
    g.period,
    MAX(CASE WHEN g.question = 'C1' AND g.state = 'answered' AND g.answer IN ('yes', 'in_preparation') THEN 1 ELSE 0 END) AS ticked_1,
    MAX(CASE WHEN g.question = 'C1' AND g.state = 'answered' AND g.answer IN ('yes', 'in_preparation') AND g.grade >= 1 THEN 1 ELSE 0 END) AS ticked_1_documented,
    MAX(CASE WHEN g.question = 'C1' AND g.state = 'answered' AND g.answer IN ('yes', 'in_preparation') AND g.grade >= 2 THEN 1 ELSE 0 END) AS ticked_1_verified
  FROM given_answers AS g
  GROUP BY g.unit, g.period
),

-- asked-after
asked_after AS (
  SELECT
    c.unit,
    c.period,
    c.fact_1,
    MAX(CASE WHEN s.question = 'C1' THEN s.state END) AS C1__state,
    MAX(t.ticked_1) AS ticked_1,
    MAX(t.ticked_1_documented) AS ticked_1_documented,
    MAX(t.ticked_1_verified) AS ticked_1_verified
  FROM cases AS c
  JOIN answer_states AS s
    ON s.unit = c.unit AND s.period = c.period AND s.question IN ('C1')
  LEFT JOIN ticked_for_asking AS t ON t.unit = c.unit AND t.period = c.period
  GROUP BY c.unit, c.period, c.fact_1
),

-- asked
asked_1 AS (
  SELECT
    s.*,
    CASE WHEN (s.C1__state = 'answered' AND COALESCE(s.ticked_1, 0) = 1) THEN 1 ELSE 0 END AS C2__asked,
    CASE WHEN CASE WHEN s.fact_1 ~ '^[+-]?0*[0-9]{1,15}([.][0-9]{1,9}0*)?$' THEN CAST(s.fact_1 AS NUMERIC) >= CAST(1000 AS NUMERIC) ELSE FALSE END THEN 1 ELSE 0 END AS N1__asked
  FROM asked_after AS s
),

-- states-asked
asked_states AS (
  SELECT
    s.unit, s.period, s.draft, s.question, s.points, s.documented, s.verified, s.maximum, s.number, s.number_grade, s.number_as_float,
    CASE
      WHEN CASE s.question
        WHEN 'C2' THEN a.C2__asked
        WHEN 'N1' THEN a.N1__asked
        ELSE 1
      END = 1 THEN s.state
      ELSE 'not_asked'
    END AS state
  FROM answer_states AS s
  JOIN asked_1 AS a ON a.unit = s.unit AND a.period = s.period
),

-- members
measure_questions (measure, question, weight_set, weight, nominal, whole, beyond) AS (
  VALUES
    ('commitment', 'C1', 0, 1, 10, 10, 0),
    ('commitment', 'C2', 0, 1, 10, 10, 0)
),

-- counted
counted_answers AS (
  SELECT
    s.unit, s.period, m.measure, m.weight, m.nominal, m.whole, m.beyond, s.state,
    s.points, s.documented, s.verified, s.maximum,
    CASE
      WHEN s.state IN ('answered', 'not_asked') THEN s.state
      WHEN (s.state IN ('unknown') OR s.state = 'not_answered' AND s.draft = 0) THEN 'zero'
      ELSE 'left_out'
    END AS counts_as
  FROM asked_states AS s
  JOIN measure_questions AS m ON m.question = s.question
),

-- sums
sums_of_points AS (
  SELECT
    a.unit, a.period, a.measure,
    CAST(SUM(CASE WHEN a.counts_as = 'answered' THEN CAST(a.weight AS BIGINT) * a.points ELSE 0 END) AS BIGINT) AS points,
    CAST(SUM(CASE WHEN a.counts_as = 'answered' THEN CAST(a.weight AS BIGINT) * a.documented ELSE 0 END) AS BIGINT) AS documented,
    CAST(SUM(CASE WHEN a.counts_as = 'answered' THEN CAST(a.weight AS BIGINT) * a.verified ELSE 0 END) AS BIGINT) AS verified,
    CAST(SUM(CASE WHEN a.counts_as = 'answered' THEN CAST(a.weight AS BIGINT) * a.maximum ELSE 0 END) AS BIGINT) AS maximum,
    CAST(SUM(CASE WHEN a.counts_as = 'answered' THEN CAST(a.nominal AS BIGINT) ELSE 0 END) AS BIGINT) AS answered,
    CAST(SUM(CASE WHEN a.counts_as = 'zero' THEN CAST(a.nominal AS BIGINT) ELSE 0 END) AS BIGINT) AS counted_as_zero,
    CAST(SUM(CASE WHEN a.state IN ('unknown', 'not_answered') THEN CAST(a.nominal AS BIGINT) ELSE 0 END) AS BIGINT) AS unknown,
    CAST(SUM(CASE WHEN a.counts_as = 'left_out' AND a.state IN ('unknown', 'not_answered') THEN CAST(a.nominal AS BIGINT) ELSE 0 END) AS BIGINT) AS unknown_left_out,
    CAST(SUM(CASE WHEN a.state <> 'not_asked' THEN CAST(a.nominal AS BIGINT) ELSE 0 END) AS BIGINT) AS asked,
    CAST(SUM(CASE WHEN a.state IN ('unknown', 'not_answered') THEN CAST(a.whole AS BIGINT) ELSE 0 END) AS BIGINT) AS unknown_points,
    CAST(SUM(CASE WHEN a.counts_as IN ('answered', 'zero') THEN 1 ELSE 0 END) AS BIGINT) AS members,
    CAST(SUM(CASE WHEN a.counts_as = 'no_score' THEN 1 ELSE 0 END) AS BIGINT) AS forbidding
  FROM counted_answers AS a
  GROUP BY a.unit, a.period, a.measure
),

-- rules
measure_rules (measure, combine, scale, one, least_members, least_in_scope, least_in_scope_of, least_coverage, least_coverage_of, beyond_limit) AS (
  VALUES
    ('commitment', 'rate', CAST(100 AS DOUBLE PRECISION), 10, 0, 5, 10, CAST(NULL AS BIGINT), CAST(NULL AS BIGINT), CAST(NULL AS BIGINT))
),

-- fractions
fractions AS (
  SELECT
    p.unit, p.period, p.measure, r.combine, r.scale, r.one,
    p.asked, p.members, p.forbidding, p.unknown_left_out,
    p.points AS points,
    p.documented AS documented,
    p.verified AS verified,
    p.points + p.unknown_points AS points_with_unknown,
    p.maximum + p.counted_as_zero AS base,
    p.maximum AS answered,
    p.maximum + p.unknown AS in_scope,
    r.least_members, r.least_in_scope, r.least_in_scope_of, r.least_coverage, r.least_coverage_of
  FROM sums_of_points AS p
  JOIN measure_rules AS r ON r.measure = p.measure
),

-- rates
rates AS (
  SELECT
    f.unit, f.period, f.measure,
    CASE
      WHEN f.forbidding > 0 THEN 'answer_missing'
      WHEN f.members = 0 THEN 'nothing_in_scope'
      WHEN f.base = 0 AND f.combine <> 'sum' THEN 'division_by_zero'
      WHEN f.least_in_scope IS NOT NULL AND (f.asked = 0 OR f.in_scope * f.least_in_scope_of < f.least_in_scope * f.asked) THEN 'low_scope'
      WHEN f.members < f.least_members THEN 'too_few_members'
      WHEN f.least_coverage IS NOT NULL AND (f.in_scope = 0 OR f.answered * f.least_coverage_of < f.least_coverage * f.in_scope) THEN 'low_coverage'
      ELSE 'scored'
    END AS status,
    f.scale * CAST(f.points AS DOUBLE PRECISION) / CAST(NULLIF(CASE WHEN f.combine = 'sum' THEN f.one ELSE f.base END, 0) AS DOUBLE PRECISION) AS value,
    f.scale * CAST(f.documented AS DOUBLE PRECISION) / CAST(NULLIF(CASE WHEN f.combine = 'sum' THEN f.one ELSE f.base END, 0) AS DOUBLE PRECISION) AS documented,
    f.scale * CAST(f.verified AS DOUBLE PRECISION) / CAST(NULLIF(CASE WHEN f.combine = 'sum' THEN f.one ELSE f.base END, 0) AS DOUBLE PRECISION) AS verified,
    f.scale * CAST(f.points AS DOUBLE PRECISION) / CAST(NULLIF(CASE WHEN f.combine = 'sum' THEN f.one ELSE f.base + f.unknown_left_out END, 0) AS DOUBLE PRECISION) AS unknown_as_zero,
    f.scale * CAST(f.points_with_unknown AS DOUBLE PRECISION) / CAST(NULLIF(CASE WHEN f.combine = 'sum' THEN f.one ELSE f.base + f.unknown_left_out END, 0) AS DOUBLE PRECISION) AS unknown_as_full,
    CASE WHEN f.asked > 0 THEN CAST(f.answered AS DOUBLE PRECISION) / CAST(f.asked AS DOUBLE PRECISION) ELSE CAST(0 AS DOUBLE PRECISION) END AS known,
    CASE WHEN f.asked > 0 THEN CAST(f.in_scope AS DOUBLE PRECISION) / CAST(f.asked AS DOUBLE PRECISION) ELSE CAST(0 AS DOUBLE PRECISION) END AS in_scope
  FROM fractions AS f
),

-- rates-abreast
rates_abreast AS MATERIALIZED (
  SELECT
    r.unit, r.period,
    -- commitment (indicator) · Commitment
    MAX(CASE WHEN r.measure = 'commitment' THEN r.status END) AS commitment__status,
    MAX(CASE WHEN r.measure = 'commitment' AND r.status = 'scored' THEN r.value END) AS commitment__value,
    MAX(CASE WHEN r.measure = 'commitment' AND r.status = 'scored' THEN r.documented END) AS commitment__documented,
    MAX(CASE WHEN r.measure = 'commitment' AND r.status = 'scored' THEN r.verified END) AS commitment__verified,
    MAX(CASE WHEN r.measure = 'commitment' AND r.status = 'scored' THEN r.unknown_as_zero END) AS commitment__unknown_as_zero,
    MAX(CASE WHEN r.measure = 'commitment' AND r.status = 'scored' THEN r.unknown_as_full END) AS commitment__unknown_as_full,
    MAX(CASE WHEN r.measure = 'commitment' THEN r.known END) AS commitment__known,
    MAX(CASE WHEN r.measure = 'commitment' THEN r.in_scope END) AS commitment__in_scope
  FROM rates AS r
  GROUP BY r.unit, r.period
),

-- ticked
ticked_for_measures AS (
  SELECT
    g.unit,
    g.period,
    MAX(CASE WHEN g.question = 'C1' AND g.state = 'answered' AND g.answer IN ('yes', 'in_preparation') THEN 1 ELSE 0 END) AS ticked_1,
    MAX(CASE WHEN g.question = 'C1' AND g.state = 'answered' AND g.answer IN ('yes', 'in_preparation') AND g.grade >= 1 THEN 1 ELSE 0 END) AS ticked_1_documented,
    MAX(CASE WHEN g.question = 'C1' AND g.state = 'answered' AND g.answer IN ('yes', 'in_preparation') AND g.grade >= 2 THEN 1 ELSE 0 END) AS ticked_1_verified
  FROM given_answers AS g
  GROUP BY g.unit, g.period
),

-- looked-at
looked_at AS (
  SELECT
    c.unit,
    c.period,
    MAX(CASE WHEN s.question = 'C1' THEN s.state END) AS C1__state,
    MAX(CASE WHEN s.question = 'N1' THEN s.state END) AS N1__state,
    MAX(CASE WHEN s.question = 'N1' THEN CAST(s.points AS DOUBLE PRECISION) / CAST(10 AS DOUBLE PRECISION) END) AS N1__value,
    MAX(CASE WHEN s.question = 'N1' THEN CAST(s.documented AS DOUBLE PRECISION) / CAST(10 AS DOUBLE PRECISION) END) AS N1__value_documented,
    MAX(CASE WHEN s.question = 'N1' THEN CAST(s.verified AS DOUBLE PRECISION) / CAST(10 AS DOUBLE PRECISION) END) AS N1__value_verified,
    MAX(CASE WHEN s.question = 'N1' THEN CAST(s.maximum AS DOUBLE PRECISION) / CAST(10 AS DOUBLE PRECISION) END) AS N1__full,
    MAX(t.ticked_1) AS ticked_1,
    MAX(t.ticked_1_documented) AS ticked_1_documented,
    MAX(t.ticked_1_verified) AS ticked_1_verified
  FROM cases AS c
  JOIN asked_states AS s
    ON s.unit = c.unit AND s.period = c.period AND s.question IN ('C1', 'N1')
  LEFT JOIN ticked_for_measures AS t ON t.unit = c.unit AND t.period = c.period
  GROUP BY c.unit, c.period
),

-- abreast
abreast AS MATERIALIZED (
  SELECT
    c.*,
    r.commitment__status, r.commitment__value, r.commitment__documented, r.commitment__verified, r.commitment__unknown_as_zero, r.commitment__unknown_as_full, r.commitment__known, r.commitment__in_scope,
    l.C1__state,
    l.N1__state,
    l.N1__value,
    l.N1__value_documented,
    l.N1__value_verified,
    l.N1__full,
    l.ticked_1,
    l.ticked_1_documented,
    l.ticked_1_verified
  FROM cases AS c
  JOIN rates_abreast AS r ON r.unit = c.unit AND r.period = c.period
  JOIN looked_at AS l ON l.unit = c.unit AND l.period = c.period
),

-- parts
level_1_parts AS MATERIALIZED (
  SELECT
    s.*,
    -- supply (indicator) · Supply
    CASE WHEN s.N1__state = 'answered' THEN s.N1__value ELSE CAST(0 AS DOUBLE PRECISION) END AS supply__source_value,
    CASE WHEN s.N1__state = 'answered' THEN s.N1__value_documented ELSE CAST(0 AS DOUBLE PRECISION) END AS supply__source_documented,
    CASE WHEN s.N1__state = 'answered' THEN s.N1__value_verified ELSE CAST(0 AS DOUBLE PRECISION) END AS supply__source_verified,
    CASE WHEN s.N1__state = 'answered' THEN s.N1__value ELSE CAST(0 AS DOUBLE PRECISION) END AS supply__source_unknown_as_zero,
    CASE WHEN s.N1__state = 'answered' THEN s.N1__value ELSE CAST(0 AS DOUBLE PRECISION) END AS supply__source_unknown_as_full,
    CASE WHEN s.N1__state = 'answered' THEN 'scored' WHEN (s.N1__state IN ('unknown') OR s.N1__state = 'not_answered' AND s.draft = 0) THEN 'scored' ELSE 'nothing_in_scope' END AS supply__source_status
  FROM abreast AS s
),

-- found
level_1_found AS MATERIALIZED (
  SELECT
    s.*,
    -- supply (indicator) · Supply
    CASE WHEN s.supply__source_status <> 'scored' THEN s.supply__source_status WHEN ((CAST(100 AS DOUBLE PRECISION) * ((CASE WHEN s.supply__source_value < CAST(0 AS DOUBLE PRECISION) THEN CAST(0 AS DOUBLE PRECISION) WHEN s.supply__source_value > CAST(20 AS DOUBLE PRECISION) THEN CAST(20 AS DOUBLE PRECISION) ELSE s.supply__source_value END) - CAST(0 AS DOUBLE PRECISION)) / CAST(20 AS DOUBLE PRECISION))) IS NULL THEN 'out_of_domain' ELSE 'scored' END AS supply__found_status,
    (CAST(100 AS DOUBLE PRECISION) * ((CASE WHEN s.supply__source_value < CAST(0 AS DOUBLE PRECISION) THEN CAST(0 AS DOUBLE PRECISION) WHEN s.supply__source_value > CAST(20 AS DOUBLE PRECISION) THEN CAST(20 AS DOUBLE PRECISION) ELSE s.supply__source_value END) - CAST(0 AS DOUBLE PRECISION)) / CAST(20 AS DOUBLE PRECISION)) AS supply__found_value,
    CASE WHEN (CAST(100 AS DOUBLE PRECISION) * ((CASE WHEN s.supply__source_documented < CAST(0 AS DOUBLE PRECISION) THEN CAST(0 AS DOUBLE PRECISION) WHEN s.supply__source_documented > CAST(20 AS DOUBLE PRECISION) THEN CAST(20 AS DOUBLE PRECISION) ELSE s.supply__source_documented END) - CAST(0 AS DOUBLE PRECISION)) / CAST(20 AS DOUBLE PRECISION)) > (CAST(100 AS DOUBLE PRECISION) * ((CASE WHEN s.supply__source_value < CAST(0 AS DOUBLE PRECISION) THEN CAST(0 AS DOUBLE PRECISION) WHEN s.supply__source_value > CAST(20 AS DOUBLE PRECISION) THEN CAST(20 AS DOUBLE PRECISION) ELSE s.supply__source_value END) - CAST(0 AS DOUBLE PRECISION)) / CAST(20 AS DOUBLE PRECISION)) THEN (CAST(100 AS DOUBLE PRECISION) * ((CASE WHEN s.supply__source_value < CAST(0 AS DOUBLE PRECISION) THEN CAST(0 AS DOUBLE PRECISION) WHEN s.supply__source_value > CAST(20 AS DOUBLE PRECISION) THEN CAST(20 AS DOUBLE PRECISION) ELSE s.supply__source_value END) - CAST(0 AS DOUBLE PRECISION)) / CAST(20 AS DOUBLE PRECISION)) ELSE (CAST(100 AS DOUBLE PRECISION) * ((CASE WHEN s.supply__source_documented < CAST(0 AS DOUBLE PRECISION) THEN CAST(0 AS DOUBLE PRECISION) WHEN s.supply__source_documented > CAST(20 AS DOUBLE PRECISION) THEN CAST(20 AS DOUBLE PRECISION) ELSE s.supply__source_documented END) - CAST(0 AS DOUBLE PRECISION)) / CAST(20 AS DOUBLE PRECISION)) END AS supply__found_documented,
    CASE WHEN (CAST(100 AS DOUBLE PRECISION) * ((CASE WHEN s.supply__source_verified < CAST(0 AS DOUBLE PRECISION) THEN CAST(0 AS DOUBLE PRECISION) WHEN s.supply__source_verified > CAST(20 AS DOUBLE PRECISION) THEN CAST(20 AS DOUBLE PRECISION) ELSE s.supply__source_verified END) - CAST(0 AS DOUBLE PRECISION)) / CAST(20 AS DOUBLE PRECISION)) > (CAST(100 AS DOUBLE PRECISION) * ((CASE WHEN s.supply__source_value < CAST(0 AS DOUBLE PRECISION) THEN CAST(0 AS DOUBLE PRECISION) WHEN s.supply__source_value > CAST(20 AS DOUBLE PRECISION) THEN CAST(20 AS DOUBLE PRECISION) ELSE s.supply__source_value END) - CAST(0 AS DOUBLE PRECISION)) / CAST(20 AS DOUBLE PRECISION)) THEN (CAST(100 AS DOUBLE PRECISION) * ((CASE WHEN s.supply__source_value < CAST(0 AS DOUBLE PRECISION) THEN CAST(0 AS DOUBLE PRECISION) WHEN s.supply__source_value > CAST(20 AS DOUBLE PRECISION) THEN CAST(20 AS DOUBLE PRECISION) ELSE s.supply__source_value END) - CAST(0 AS DOUBLE PRECISION)) / CAST(20 AS DOUBLE PRECISION)) ELSE (CAST(100 AS DOUBLE PRECISION) * ((CASE WHEN s.supply__source_verified < CAST(0 AS DOUBLE PRECISION) THEN CAST(0 AS DOUBLE PRECISION) WHEN s.supply__source_verified > CAST(20 AS DOUBLE PRECISION) THEN CAST(20 AS DOUBLE PRECISION) ELSE s.supply__source_verified END) - CAST(0 AS DOUBLE PRECISION)) / CAST(20 AS DOUBLE PRECISION)) END AS supply__found_verified,
    (CAST(100 AS DOUBLE PRECISION) * ((CASE WHEN s.supply__source_unknown_as_zero < CAST(0 AS DOUBLE PRECISION) THEN CAST(0 AS DOUBLE PRECISION) WHEN s.supply__source_unknown_as_zero > CAST(20 AS DOUBLE PRECISION) THEN CAST(20 AS DOUBLE PRECISION) ELSE s.supply__source_unknown_as_zero END) - CAST(0 AS DOUBLE PRECISION)) / CAST(20 AS DOUBLE PRECISION)) AS supply__found_unknown_as_zero,
    (CAST(100 AS DOUBLE PRECISION) * ((CASE WHEN s.supply__source_unknown_as_full < CAST(0 AS DOUBLE PRECISION) THEN CAST(0 AS DOUBLE PRECISION) WHEN s.supply__source_unknown_as_full > CAST(20 AS DOUBLE PRECISION) THEN CAST(20 AS DOUBLE PRECISION) ELSE s.supply__source_unknown_as_full END) - CAST(0 AS DOUBLE PRECISION)) / CAST(20 AS DOUBLE PRECISION)) AS supply__found_unknown_as_full,
    CASE WHEN s.N1__state IN ('answered') THEN CAST(1 AS DOUBLE PRECISION) ELSE CAST(0 AS DOUBLE PRECISION) END AS supply__known,
    CASE WHEN s.N1__state IN ('answered', 'unknown', 'not_answered') THEN CAST(1 AS DOUBLE PRECISION) ELSE CAST(0 AS DOUBLE PRECISION) END AS supply__in_scope
  FROM level_1_parts AS s
),

-- values
level_1 AS MATERIALIZED (
  SELECT
    s.*,
    -- supply (indicator) · Supply
    CASE
      WHEN s.supply__found_status = 'scored' AND s.supply__found_value IS NULL THEN 'out_of_domain'
      ELSE s.supply__found_status
    END AS supply__status,
    CASE
      WHEN s.supply__found_status <> 'scored' OR s.supply__found_value IS NULL THEN NULL
      ELSE s.supply__found_value
    END AS supply__value,
    CASE
      WHEN s.supply__found_status <> 'scored' OR s.supply__found_value IS NULL THEN NULL
      ELSE s.supply__found_documented
    END AS supply__documented,
    CASE
      WHEN s.supply__found_status <> 'scored' OR s.supply__found_value IS NULL THEN NULL
      ELSE s.supply__found_verified
    END AS supply__verified,
    CASE
      WHEN s.supply__found_status <> 'scored' OR s.supply__found_value IS NULL THEN NULL
      ELSE s.supply__found_unknown_as_zero
    END AS supply__unknown_as_zero,
    CASE
      WHEN s.supply__found_status <> 'scored' OR s.supply__found_value IS NULL THEN NULL
      ELSE s.supply__found_unknown_as_full
    END AS supply__unknown_as_full
  FROM level_1_found AS s
),

-- parts
level_2_parts AS MATERIALIZED (
  SELECT
    s.*,
    -- index (index) · Index
    CAST(3 AS DOUBLE PRECISION) AS index__weight_of_all,
    CAST(2 AS DOUBLE PRECISION) * s.commitment__in_scope
      + s.supply__in_scope AS index__weight_in_scope,
    CAST(2 AS DOUBLE PRECISION) * CASE WHEN s.commitment__status IN ('scored', 'nothing_in_scope', 'low_scope', 'too_few_members', 'gate_closed') THEN s.commitment__known ELSE CAST(0 AS DOUBLE PRECISION) END
      + CASE WHEN s.supply__status IN ('scored', 'nothing_in_scope', 'low_scope', 'too_few_members', 'gate_closed') THEN s.supply__known ELSE CAST(0 AS DOUBLE PRECISION) END AS index__weight_known,
    CASE WHEN s.commitment__status = 'scored' THEN CAST(2 AS DOUBLE PRECISION) ELSE CAST(0 AS DOUBLE PRECISION) END
      + CASE WHEN s.supply__status = 'scored' THEN CAST(1 AS DOUBLE PRECISION) ELSE CAST(0 AS DOUBLE PRECISION) END AS index__weight,
    CASE WHEN s.commitment__status = 'scored' THEN 1 ELSE 0 END
      + CASE WHEN s.supply__status = 'scored' THEN 1 ELSE 0 END AS index__members,
    CASE WHEN s.commitment__status = 'scored' THEN CAST(2 AS DOUBLE PRECISION) * s.commitment__value ELSE CAST(0 AS DOUBLE PRECISION) END
      + CASE WHEN s.supply__status = 'scored' THEN s.supply__value ELSE CAST(0 AS DOUBLE PRECISION) END AS index__sum_value,
    CASE WHEN s.commitment__status = 'scored' THEN CAST(2 AS DOUBLE PRECISION) * s.commitment__documented ELSE CAST(0 AS DOUBLE PRECISION) END
      + CASE WHEN s.supply__status = 'scored' THEN s.supply__documented ELSE CAST(0 AS DOUBLE PRECISION) END AS index__sum_documented,
    CASE WHEN s.commitment__status = 'scored' THEN CAST(2 AS DOUBLE PRECISION) * s.commitment__verified ELSE CAST(0 AS DOUBLE PRECISION) END
      + CASE WHEN s.supply__status = 'scored' THEN s.supply__verified ELSE CAST(0 AS DOUBLE PRECISION) END AS index__sum_verified,
    CASE WHEN s.commitment__status = 'scored' THEN CAST(2 AS DOUBLE PRECISION) * s.commitment__unknown_as_zero ELSE CAST(0 AS DOUBLE PRECISION) END
      + CASE WHEN s.supply__status = 'scored' THEN s.supply__unknown_as_zero ELSE CAST(0 AS DOUBLE PRECISION) END AS index__sum_unknown_as_zero,
    CASE WHEN s.commitment__status = 'scored' THEN CAST(2 AS DOUBLE PRECISION) * s.commitment__unknown_as_full ELSE CAST(0 AS DOUBLE PRECISION) END
      + CASE WHEN s.supply__status = 'scored' THEN s.supply__unknown_as_full ELSE CAST(0 AS DOUBLE PRECISION) END AS index__sum_unknown_as_full
  FROM level_1 AS s
),

-- found
level_2_found AS MATERIALIZED (
  SELECT
    s.*,
    -- index (index) · Index
    CASE
      WHEN s.index__members = 0 THEN 'nothing_in_scope'
      WHEN s.index__weight = 0 THEN 'division_by_zero'
      ELSE 'scored'
    END AS index__found_status,
    s.index__sum_value / NULLIF(s.index__weight, 0) AS index__found_value,
    s.index__sum_documented / NULLIF(s.index__weight, 0) AS index__found_documented,
    s.index__sum_verified / NULLIF(s.index__weight, 0) AS index__found_verified,
    s.index__sum_unknown_as_zero / NULLIF(s.index__weight, 0) AS index__found_unknown_as_zero,
    s.index__sum_unknown_as_full / NULLIF(s.index__weight, 0) AS index__found_unknown_as_full,
    CASE WHEN s.index__weight_of_all > 0 THEN s.index__weight_known / s.index__weight_of_all ELSE CAST(0 AS DOUBLE PRECISION) END AS index__known,
    CASE WHEN s.index__weight_of_all > 0 THEN s.index__weight_in_scope / s.index__weight_of_all ELSE CAST(0 AS DOUBLE PRECISION) END AS index__in_scope
  FROM level_2_parts AS s
),

-- bounded
level_2_bounded AS MATERIALIZED (
  SELECT
    s.*,
    -- index (index) · Index
    CASE WHEN (s.C1__state = 'answered' AND COALESCE(s.ticked_1, 0) = 1) THEN 0 ELSE 1 END AS index__closed,
    CASE WHEN (s.C1__state = 'answered' AND COALESCE(s.ticked_1_documented, 0) = 1) THEN 0 ELSE 1 END AS index__closed_documented,
    CASE WHEN (s.C1__state = 'answered' AND COALESCE(s.ticked_1_verified, 0) = 1) THEN 0 ELSE 1 END AS index__closed_verified
  FROM level_2_found AS s
),

-- numerators
level_2_numerators AS MATERIALIZED (
  SELECT
    s.*,
    -- index (index) · Index
    CAST(ROUND(s.index__found_value * CAST(12 AS DOUBLE PRECISION)) AS BIGINT) AS index__numerator_value,
    CAST(ROUND(s.index__found_documented * CAST(12 AS DOUBLE PRECISION)) AS BIGINT) AS index__numerator_documented,
    CAST(ROUND(s.index__found_verified * CAST(12 AS DOUBLE PRECISION)) AS BIGINT) AS index__numerator_verified,
    CAST(ROUND(s.index__found_unknown_as_zero * CAST(12 AS DOUBLE PRECISION)) AS BIGINT) AS index__numerator_unknown_as_zero,
    CAST(ROUND(s.index__found_unknown_as_full * CAST(12 AS DOUBLE PRECISION)) AS BIGINT) AS index__numerator_unknown_as_full
  FROM level_2_bounded AS s
),

-- values
level_2 AS MATERIALIZED (
  SELECT
    s.*,
    -- index (index) · Index
    CASE
      WHEN s.index__closed = 1 THEN 'scored'
      WHEN s.index__found_status = 'scored' AND s.index__found_value IS NULL THEN 'out_of_domain'
      ELSE s.index__found_status
    END AS index__status,
    CASE
      WHEN s.index__closed = 1 THEN CAST(0 AS DOUBLE PRECISION)
      WHEN s.index__found_status <> 'scored' OR s.index__found_value IS NULL THEN NULL
      ELSE CAST(CASE WHEN s.index__numerator_value < 0 THEN -((2 * ABS(s.index__numerator_value) * 10 + 12) / 24) ELSE ((2 * ABS(s.index__numerator_value) * 10 + 12) / 24) END AS DOUBLE PRECISION) / CAST(10 AS DOUBLE PRECISION)
    END AS index__value,
    CASE
      WHEN s.index__closed = 1 THEN CAST(0 AS DOUBLE PRECISION)
      WHEN s.index__found_status <> 'scored' OR s.index__found_value IS NULL THEN NULL
      WHEN s.index__closed_documented = 1 THEN CAST(0 AS DOUBLE PRECISION)
      ELSE CAST(CASE WHEN s.index__numerator_documented < 0 THEN -((2 * ABS(s.index__numerator_documented) * 10 + 12) / 24) ELSE ((2 * ABS(s.index__numerator_documented) * 10 + 12) / 24) END AS DOUBLE PRECISION) / CAST(10 AS DOUBLE PRECISION)
    END AS index__documented,
    CASE
      WHEN s.index__closed = 1 THEN CAST(0 AS DOUBLE PRECISION)
      WHEN s.index__found_status <> 'scored' OR s.index__found_value IS NULL THEN NULL
      WHEN s.index__closed_verified = 1 THEN CAST(0 AS DOUBLE PRECISION)
      ELSE CAST(CASE WHEN s.index__numerator_verified < 0 THEN -((2 * ABS(s.index__numerator_verified) * 10 + 12) / 24) ELSE ((2 * ABS(s.index__numerator_verified) * 10 + 12) / 24) END AS DOUBLE PRECISION) / CAST(10 AS DOUBLE PRECISION)
    END AS index__verified,
    CASE
      WHEN s.index__closed = 1 THEN CAST(0 AS DOUBLE PRECISION)
      WHEN s.index__found_status <> 'scored' OR s.index__found_value IS NULL THEN NULL
      ELSE CAST(CASE WHEN s.index__numerator_unknown_as_zero < 0 THEN -((2 * ABS(s.index__numerator_unknown_as_zero) * 10 + 12) / 24) ELSE ((2 * ABS(s.index__numerator_unknown_as_zero) * 10 + 12) / 24) END AS DOUBLE PRECISION) / CAST(10 AS DOUBLE PRECISION)
    END AS index__unknown_as_zero,
    CASE
      WHEN s.index__closed = 1 THEN CAST(0 AS DOUBLE PRECISION)
      WHEN s.index__found_status <> 'scored' OR s.index__found_value IS NULL THEN NULL
      ELSE CAST(CASE WHEN s.index__numerator_unknown_as_full < 0 THEN -((2 * ABS(s.index__numerator_unknown_as_full) * 10 + 12) / 24) ELSE ((2 * ABS(s.index__numerator_unknown_as_full) * 10 + 12) / 24) END AS DOUBLE PRECISION) / CAST(10 AS DOUBLE PRECISION)
    END AS index__unknown_as_full,
    CASE
      WHEN s.index__closed = 1 THEN CAST(0 AS DOUBLE PRECISION)
      WHEN s.index__found_status <> 'scored' OR s.index__found_value IS NULL THEN NULL
      ELSE s.index__found_value
    END AS index__unrounded
  FROM level_2_numerators AS s
)

-- result
SELECT
  CAST('small' AS TEXT) AS edition,
  CAST('m' AS TEXT) AS method,
  CAST('1.0.0' AS TEXT) AS method_version,
  CAST('' AS TEXT) AS kind,
  c.period,
  c.unit,
  m.measure,
  m.measure_level AS level,
  m.status,
  m.value,
  m.unrounded,
  m.documented,
  m.verified,
  m.unknown_as_zero,
  m.unknown_as_full,
  CASE WHEN m.in_scope > 0 THEN LEAST(m.known / m.in_scope, CAST(1 AS DOUBLE PRECISION)) END AS coverage,
  m.in_scope,
  m.band
FROM level_2 AS c
CROSS JOIN LATERAL (VALUES
  (0, 'commitment', 'indicator', c.commitment__status, c.commitment__value, c.commitment__value, c.commitment__documented, c.commitment__verified, c.commitment__unknown_as_zero, c.commitment__unknown_as_full, c.commitment__known, c.commitment__in_scope, CAST(NULL AS TEXT)),
  (1, 'supply', 'indicator', c.supply__status, c.supply__value, c.supply__value, c.supply__documented, c.supply__verified, c.supply__unknown_as_zero, c.supply__unknown_as_full, c.supply__known, c.supply__in_scope, CAST(NULL AS TEXT)),
  (2, 'index', 'index', c.index__status, c.index__value, c.index__unrounded, c.index__documented, c.index__verified, c.index__unknown_as_zero, c.index__unknown_as_full, c.index__known, c.index__in_scope, CAST(NULL AS TEXT))
) AS m(place, measure, measure_level, status, value, unrounded, documented, verified, unknown_as_zero, unknown_as_full, known, in_scope, band)
ORDER BY c.period COLLATE "C", c.unit COLLATE "C", m.place;
