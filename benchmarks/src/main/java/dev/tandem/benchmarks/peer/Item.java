package dev.tandem.benchmarks.peer;

import java.util.List;

/**
 * What is fetched and posted, about 170 bytes of JSON.
 *
 * @param id number of the item
 * @param title what it is about
 * @param owner who has it
 * @param done whether it is done
 * @param priority how urgent it is
 * @param due day that it is due
 * @param tags its labels
 */
public record Item(long id, String title, String owner, boolean done, int priority, String due, List<String> tags) {

	/**
	 * Item that is posted.
	 */
	public static final Item SAMPLE = new Item(4711, "Renew the certificate of the gateway",
			"maria.schmidt@example.com", false, 3, "2026-11-30", List.of("ops", "tls", "urgent"));

}
