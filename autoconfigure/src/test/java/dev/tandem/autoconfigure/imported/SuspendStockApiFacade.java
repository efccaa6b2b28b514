package dev.tandem.autoconfigure.imported;

import dev.tandem.twin.TwinFacade;

/**
 * Named like what implements the twin.
 *
 * @param definitionOfTwin what it calls
 */
record SuspendStockApiFacade(StockApi definitionOfTwin) implements SuspendStockApi, TwinFacade<StockApi> {

	@Override
	public TwinFacade<StockApi> twinOfDefinition(StockApi definition) {
		return new SuspendStockApiFacade(definition);
	}

}
