package dev.tandem.actuate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.Status;

/**
 * Counts the trouble of an API as down in those groups of the health endpoint that a user
 * has named and that hold {@code apiClients}. Elsewhere {@link #DEGRADED} is no status
 * that Boot's aggregator knows: it is shown and does not count.
 */
public final class UpstreamHealthGroups implements HealthEndpointGroupsPostProcessor {

	/**
	 * An API is in trouble, which no restart of this application mends.
	 */
	static final Status DEGRADED = new Status("DEGRADED");

	private static final String CONTRIBUTOR = "apiClients";

	private final Supplier<Set<String>> clients;

	/**
	 * Create a post-processor.
	 * @param clients returns the names of the clients
	 */
	public UpstreamHealthGroups(Supplier<Set<String>> clients) {
		this.clients = clients;
	}

	@Override
	public HealthEndpointGroups postProcessHealthEndpointGroups(HealthEndpointGroups groups) {
		Map<String, HealthEndpointGroup> all = new LinkedHashMap<>();
		for (String name : groups.getNames()) {
			HealthEndpointGroup group = groups.get(name);
			if (group != null) {
				all.put(name, new Counting(group, this.clients));
			}
		}
		return HealthEndpointGroups.of(groups.getPrimary(), all);
	}

	private record Counting(HealthEndpointGroup group, Supplier<Set<String>> clients) implements HealthEndpointGroup {

		/**
		 * A group may hold all clients or one.
		 */
		private boolean counts() {
			return this.group.isMember(CONTRIBUTOR) || this.clients.get()
				.stream()
				.anyMatch((client) -> this.group.isMember(CONTRIBUTOR + "/" + client));
		}

		@Override
		public StatusAggregator getStatusAggregator() {
			StatusAggregator aggregator = this.group.getStatusAggregator();
			return counts() ? (statuses) -> aggregator.getAggregateStatus(counted(statuses)) : aggregator;
		}

		private static Set<Status> counted(Set<Status> statuses) {
			return statuses.stream()
				.map((status) -> DEGRADED.equals(status) ? Status.DOWN : status)
				.collect(Collectors.toSet());
		}

		@Override
		public HttpCodeStatusMapper getHttpCodeStatusMapper() {
			HttpCodeStatusMapper mapper = this.group.getHttpCodeStatusMapper();
			return counts() ? (status) -> mapper.getStatusCode(DEGRADED.equals(status) ? Status.DOWN : status) : mapper;
		}

		@Override
		public boolean isMember(String name) {
			return this.group.isMember(name);
		}

		@Override
		public boolean showComponents(SecurityContext securityContext) {
			return this.group.showComponents(securityContext);
		}

		@Override
		public boolean showDetails(SecurityContext securityContext) {
			return this.group.showDetails(securityContext);
		}

		@Override
		public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
			return this.group.getAdditionalPath();
		}

	}

}
