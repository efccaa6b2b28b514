package dev.tandem.benchmarks.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.springframework.util.FileSystemUtils;

/**
 * How long applications start that have more and more definitions.
 *
 * @param none time of an application that has none
 * @param added what definitions add to it
 */
public record StartUpTimes(Duration none, List<Added> added) {

	private static final int[] COUNTS = { 1, 10, 100 };

	/**
	 * Compile and start the applications.
	 * @param runs how often each is started; the shortest counts, as what else a machine
	 * does only adds
	 * @return the times
	 * @throws IOException if an application does not compile or start
	 */
	public static StartUpTimes measure(int runs) throws IOException {
		Path directory = Files.createTempDirectory("tandem-start");
		try {
			List<GeneratedApplication> applications = new ArrayList<>();
			applications.add(GeneratedApplication.withTandem(directory, 0));
			for (int count : COUNTS) {
				applications.add(GeneratedApplication.withTandem(directory, count));
				applications.add(GeneratedApplication.withSpring(directory, count));
			}
			return times(shortest(applications, runs));
		}
		finally {
			FileSystemUtils.deleteRecursively(directory);
		}
	}

	private static long[] shortest(List<GeneratedApplication> applications, int runs) throws IOException {
		long[][] nanos = new long[applications.size()][runs];
		for (int run = 0; run < runs; run++) {
			for (int application = 0; application < applications.size(); application++) {
				nanos[application][run] = applications.get(application).start();
			}
		}
		return Arrays.stream(nanos).mapToLong((own) -> Arrays.stream(own).min().orElseThrow()).toArray();
	}

	private static StartUpTimes times(long[] shortest) {
		List<Added> added = new ArrayList<>();
		for (int i = 0; i < COUNTS.length; i++) {
			added.add(new Added(COUNTS[i], Duration.ofNanos(shortest[1 + 2 * i] - shortest[0]),
					Duration.ofNanos(shortest[2 + 2 * i] - shortest[0])));
		}
		return new StartUpTimes(Duration.ofNanos(shortest[0]), List.copyOf(added));
	}

	/**
	 * What a number of definitions adds.
	 *
	 * @param definitions how many
	 * @param tandem with Tandem
	 * @param spring with Spring's interfaces alone
	 */
	public record Added(int definitions, Duration tandem, Duration spring) {

	}

}
