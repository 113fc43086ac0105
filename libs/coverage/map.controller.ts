import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, Returns, SignedIn, type Principal } from '@rounds/platform/http';
import * as schemas from './map-schemas';
import { WorkMap } from './work-map.service';

@ApiTags('map')
@Controller('map')
export class MapController {
  constructor(private readonly workMap: WorkMap) {}

  /** Practice steps by billing steps: what covers each place, and how far the person is. */
  @Get()
  @SignedIn()
  @Returns(schemas.mapView)
  draw(
    @Query({ schema: schemas.mapQuery }) { specialty }: schemas.MapQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.MapView> {
    return this.workMap.draw(specialty, principal);
  }

  /** The chapters that cover one place. */
  @Get('chapters')
  @SignedIn()
  @Returns(schemas.placeChapters)
  chapters(
    @Query({ schema: schemas.chaptersQuery }) query: schemas.ChaptersQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<schemas.PlaceChapters> {
    return this.workMap.chapters(query, principal);
  }
}
