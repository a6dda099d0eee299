//! Pictures of parts of the window, small enough for documents.

use std::io::Cursor;

use anyhow::{Context, Result, ensure};
use color_quant::NeuQuant;

use crate::{App, desktop, is_workbench, until};

/// How many pixels around an element are shown with it, unless it is a complete screen.
const MARGIN: f64 = 10.0;
/// Shown in the corner of the page, for as long as the page on the screen is an older one: no part of the interface has it.
const MARK: [u8; 3] = [255, 0, 255];
/// As many colours as a byte names.
const COLORS: usize = 256;
/// How much of a picture is looked at to choose its colours: 1 is all, 30 the least.
const SAMPLING: i32 = 3;

/// A rectangle of the page in pixels.
#[derive(Debug, Clone, Copy)]
struct Area {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

impl App {
    /// A picture of what `selector` finds, all of it together, as a PNG with 256 colours.
    ///
    /// # Errors
    /// Nothing is found, or there is no window.
    pub async fn picture_of(&self, selector: &str) -> Result<Vec<u8>> {
        self.css(selector).await?;
        self.js(&format!(
            "document.querySelector(`{selector}`).scrollIntoView({{ block: 'nearest' }})"
        ))
        .await?;
        self.until_js("document.getAnimations().length === 0").await?;
        self.drawn().await?;
        let edges = self
            .js(&format!(
                "const shown = [...document.querySelectorAll(`{selector}`)].filter((one) => one.checkVisibility());
                const all = shown.map((one) => one.getBoundingClientRect());
                const margin = shown.some((one) => one.matches('body, main')) ? 0 : {MARGIN};
                return [
                    Math.max(0, Math.min(...all.map(({{ left }}) => left)) - margin),
                    Math.max(0, Math.min(...all.map(({{ top }}) => top)) - margin),
                    Math.min(innerWidth, Math.max(...all.map(({{ right }}) => right)) + margin),
                    Math.min(innerHeight, Math.max(...all.map(({{ bottom }}) => bottom)) + margin),
                ].map(Math.round);"
            ))
            .await?;
        let [left, top, right, bottom] = serde_json::from_value(edges)?;
        let area = Area {
            left,
            top,
            right,
            bottom,
        };
        ensure!(left < right && top < bottom, "{selector} cannot be seen: {area:?}");
        // The driver would give the page without the module's view over it.
        small(&desktop::picture(is_workbench)?, area)
    }
}

impl App {
    /// Waits until the screen shows the page as it is now: on a busy machine it follows late.
    ///
    /// # Errors
    /// It never does, or there is no window.
    pub async fn drawn(&self) -> Result<()> {
        let corner = async || {
            let picture = desktop::picture(is_workbench)?;
            let (pixels, _) = decoded(&picture)?;
            pixels.first_chunk::<3>().copied().context("no pixel")
        };
        let [red, green, blue] = MARK;
        self.js(&format!(
            "const mark = document.createElement('div');
            mark.id = 'mark';
            mark.style = 'position: fixed; inset: 0 auto auto 0; width: 4px; height: 4px; z-index: 9999; background: rgb({red}, {green}, {blue})';
            document.body.append(mark);"
        ))
        .await?;
        for (what, is_marked) in [("the mark is shown", true), ("the mark is gone", false)] {
            until(what, async || {
                ensure!((corner().await? == MARK) == is_marked);
                Ok(())
            })
            .await?;
            self.js("document.getElementById('mark')?.remove()").await?;
        }
        Ok(())
    }
}

fn decoded(picture: &[u8]) -> Result<(Vec<u8>, png::OutputInfo)> {
    let mut reader = png::Decoder::new(Cursor::new(picture)).read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().context("a size")?];
    let info = reader.next_frame(&mut pixels)?;
    ensure!(info.color_type == png::ColorType::Rgb, "{:?}", info.color_type);
    Ok((pixels, info))
}

/// A part of a picture in RGB, with 256 colours: a quarter of the size, and the same to the eye for what a screen shows.
fn small(picture: &[u8], area: Area) -> Result<Vec<u8>> {
    let (pixels, info) = decoded(picture)?;
    let (width, height) = (area.right - area.left, area.bottom - area.top);
    let mut colored = Vec::with_capacity(width * height * 4);
    for row in pixels.chunks_exact(info.line_size).take(area.bottom).skip(area.top) {
        for pixel in row.chunks_exact(3).take(area.right).skip(area.left) {
            colored.extend_from_slice(pixel);
            colored.push(u8::MAX);
        }
    }
    let colors = NeuQuant::new(SAMPLING, COLORS, &colored);
    let named = colored
        .chunks_exact(4)
        .map(|pixel| u8::try_from(colors.index_of(pixel)));
    let named = named.collect::<Result<Vec<_>, _>>()?;
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, u32::try_from(width)?, u32::try_from(height)?);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(colors.color_map_rgb());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.write_header()?.write_image_data(&named)?;
    Ok(file)
}
