@file:Suppress("DEPRECATION", "OVERRIDE_DEPRECATION", "REDUNDANT_PROJECTION", "FINAL_UPPER_BOUND")

package example

import dev.tandem.twin.SuspendCall
import dev.tandem.twin.TwinFacade
import javax.annotation.processing.Generated
import kotlinx.coroutines.reactor.awaitSingle

/**
 * Todos as they were.
 *
 * @deprecated gone
 * @see OldApi
 */
@Deprecated("Deprecated in OldApi")
@Generated("dev.tandem.processor.ApiClientProcessor")
public interface SuspendOldApi {

	/**
	 * One todo.
	 * @return the todo
	 * @deprecated use another
	 */
	@Deprecated("Deprecated in OldApi")
	public suspend fun get(): OldApi.Old

}

@Generated("dev.tandem.processor.ApiClientProcessor")
internal class SuspendOldApiFacade(private val definition: OldApi) : SuspendOldApi, TwinFacade<OldApi> {

	override suspend fun get(): OldApi.Old =
		SuspendCall.value<OldApi.Old>("OldApi#get", this.definition.get()).awaitSingle()

	override fun definitionOfTwin(): OldApi = this.definition

	override fun twinOfDefinition(definition: OldApi): TwinFacade<OldApi> =
		SuspendOldApiFacade(definition)

	override fun toString(): String = "SuspendOldApi of ${this.definition}"

}
