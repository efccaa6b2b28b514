package dev.tandem.sample.geopera;

import java.util.List;
import java.util.Map;

/**
 * What a tasking would cost.
 *
 * @param groups the groups with their costs
 * @param errors what is wrong with the others
 * @param totalAud costs in Australian dollars
 * @param totalCredits costs in credits
 */
public record TaskingEstimate(List<Map<String, Object>> groups, List<Map<String, Object>> errors, double totalAud,
		int totalCredits) {

}
