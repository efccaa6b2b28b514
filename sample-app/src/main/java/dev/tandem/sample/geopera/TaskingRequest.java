package dev.tandem.sample.geopera;

import java.util.List;
import java.util.Map;

/**
 * What satellites shall be tasked with.
 *
 * @param groups areas and times, as the operation's page describes them
 */
public record TaskingRequest(List<Map<String, Object>> groups) {

	/**
	 * One area.
	 * @param squareKilometres its size
	 * @return the request
	 */
	public static TaskingRequest ofArea(double squareKilometres) {
		return new TaskingRequest(List.of(Map.of("areaKm2", squareKilometres)));
	}

}
