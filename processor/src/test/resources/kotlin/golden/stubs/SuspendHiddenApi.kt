@file:Suppress("DEPRECATION", "OVERRIDE_DEPRECATION", "REDUNDANT_PROJECTION", "FINAL_UPPER_BOUND")

package example

import dev.tandem.twin.SuspendCall
import dev.tandem.twin.TwinFacade
import javax.annotation.processing.Generated
import kotlinx.coroutines.reactor.awaitSingle

/**
 * The twin for coroutines.
 *
 * @see HiddenApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
internal interface SuspendHiddenApi {

	public suspend fun hidden(): Hidden

}

@Generated("dev.tandem.processor.ApiClientProcessor")
internal class SuspendHiddenApiFacade(private val definition: HiddenApi) : SuspendHiddenApi, TwinFacade<HiddenApi> {

	override suspend fun hidden(): Hidden =
		SuspendCall.value<Hidden>("HiddenApi#hidden", this.definition.hidden()).awaitSingle()

	override fun definitionOfTwin(): HiddenApi = this.definition

	override fun twinOfDefinition(definition: HiddenApi): TwinFacade<HiddenApi> =
		SuspendHiddenApiFacade(definition)

	override fun toString(): String = "SuspendHiddenApi of ${this.definition}"

}
