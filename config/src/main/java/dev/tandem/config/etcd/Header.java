package dev.tandem.config.etcd;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Header of a response.
 *
 * @param revision revision of the store
 * @param clusterId id of the cluster, {@code null} if it is not given
 * @param raftTerm term of the cluster's leader, {@code null} if it is not given
 */
public record Header(long revision, @JsonProperty("cluster_id") @Nullable String clusterId,
		@JsonProperty("raft_term") @Nullable String raftTerm) {

}
